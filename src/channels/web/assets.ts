/**
 * Scripts and styles of the pages: bundled once at start, kept in memory, named by what is in them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
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
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: { CLIENT_TEXTS: JSON.stringify(texts) },
    // The project's own settings are for Node, and are not looked for.
    tsconfigRaw: {},
  });
  const files = [
    ...outputFiles.map(({ path, contents }) => ({ name: basename(path), body: Buffer.from(contents) })),
    ...FILES.map((name) => ({ name, body: readFileSync(join(client, name)) })),
  ];
  return Object.fromEntries(files.map(({ name, body }) => [name, asset(name, body)])) as Assets;
}

function asset(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const [stem, extension = ''] = name.split('.');
  return {
    path: `${ASSETS_PATH}/${stem}-${hash}.${extension}`,
    type: TYPES[extension] as string,
    hash,
    body,
    gzipped: gzipSync(body, { level: 9 }),
  };
}
