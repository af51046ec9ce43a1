/**
 * `/embed.js`: the one file that stands on pages of others. It puts the button there, and the chat in a frame.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import type { Locale } from '../../../dialogs/events.ts';
import type { Texts } from '../../conversation/ports.ts';
import { LOCALES, type TextKey } from '../../texts/texts.ts';
import { type Asset, asAsset, BUNDLE } from './assets.ts';

/** Its address, which never changes. */
export const EMBED_PATH = '/embed.js';

const KEYS = {
  open: 'web.embed.open',
  close: 'web.embed.close',
  chat: 'web.demo.chat',
  numbers: 'web.numbers',
  connecting: 'web.connecting',
  failed: 'web.embed.failed',
  tryNow: 'web.tryNow',
  newPage: 'web.newPage',
} as const satisfies Readonly<Record<string, TextKey>>;

/** The words of the button and of the panel around the chat. */
export type EmbedTexts = Readonly<Record<Locale, Readonly<Record<keyof typeof KEYS, string>>>>;

/**
 * Bundles the script with its style and its words, so that the page it stands on asks for one file and nothing more.
 * Throws when a source does not compile.
 */
export function buildEmbedScript(texts: Texts): Asset {
  const folder = join(import.meta.dirname, 'client/embed');
  const style = transformSync(readFileSync(join(folder, 'embed.css'), 'utf8'), {
    loader: 'css',
    minify: true,
    target: BUNDLE.target,
  });
  const { outputFiles } = buildSync({
    ...BUNDLE,
    entryPoints: [join(folder, 'main.ts')],
    define: {
      EMBED_TEXTS: JSON.stringify(embedTexts(texts)),
      EMBED_STYLE: JSON.stringify(style.code.trim()),
    },
  });
  const body = Buffer.from((outputFiles[0] as { contents: Uint8Array }).contents);
  return { ...asAsset(body, 'text/javascript; charset=utf-8'), path: EMBED_PATH };
}

function embedTexts(texts: Texts): EmbedTexts {
  const of = (locale: Locale) =>
    Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, texts.t(locale, key)]));
  return Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as EmbedTexts;
}
