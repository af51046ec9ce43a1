/**
 * Scripts and styles of the pages: bundled once at start, kept in memory, named by what is in them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, buildSync } from 'esbuild';
import type { ClientTexts } from './clientTexts.ts';

/** One file as it is served. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  /** Of the contents, in hex. */
  readonly hash: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
}

/** The files of the pages by the name of their source, for example `chat.css`. */
export type Assets = Readonly<Record<AssetName, Asset>>;

/** What is bundled, by the name it gets. */
const ENTRIES = {
  'chat.js': 'main.ts',
  'chat.css': 'chat.css',
  'demo.css': 'demo.css',
  'services.css': 'services.css',
} as const;
/** What is served as it is. */
const FILES = ['icon.svg'] as const;
/** A file that a page can name. */
export type AssetName = keyof typeof ENTRIES | (typeof FILES)[number];

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Browsers of the last four years or so: what is older gets the greeting and the numbers, which need no script. */
const BROWSERS = ['chrome100', 'firefox102', 'safari15.4'];

/** What bundles have in common. */
export const BUNDLE = {
  bundle: true,
  write: false as const,
  minify: true,
  format: 'iife' as const,
  target: BROWSERS,
  charset: 'utf8' as const,
  legalComments: 'none' as const,
  logLevel: 'silent' as const,
  // The project's own settings are for Node, and are not looked for.
  tsconfigRaw: {},
} satisfies BuildOptions;

/** Where the files are served. */
export const ASSETS_PATH = '/assets';

/** Bundles everything. Throws when a source does not compile. Takes about a tenth of a second. */
export function buildAssets(texts: ClientTexts): Assets {
  const client = join(import.meta.dirname, 'client');
  const { outputFiles } = buildSync({
    entryPoints: Object.entries(ENTRIES).map(([name, file]) => ({
      in: join(client, file),
      out: name.replace(/\.\w+$/, ''),
    })),
    outdir: '/',
    ...BUNDLE,
    define: { CLIENT_TEXTS: JSON.stringify(texts) },
  });
  const files = [
    ...outputFiles.map(({ path, contents }) => ({ name: basename(path), body: Buffer.from(contents) })),
    ...FILES.map((name) => ({ name, body: readFileSync(join(client, name)) })),
  ];
  return Object.fromEntries(files.map(({ name, body }) => [name, asset(name, body)])) as Assets;
}

function asset(name: string, body: Buffer): Asset {
  const [stem, extension = ''] = name.split('.');
  const file = asAsset(body, TYPES[extension] as string);
  return { ...file, path: `${ASSETS_PATH}/${stem}-${file.hash}.${extension}` };
}

/** A file as it is served, but for its address. */
export function asAsset(body: Buffer, type: string): Omit<Asset, 'path'> {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { type, hash, body, gzipped: gzipSync(body, { level: 9 }) };
}
