/**
 * Which room may import which. Imports point inward, so that the core never knows a channel, a store or a library of one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');

/** For each room, the rooms it may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  dialogs: [],
  'src/conversation': ['dialogs', 'src/catalogue:types'],
  'src/statistics': [],
  'src/acute': ['src/conversation', 'src/statistics', 'dialogs'],
  'src/understanding': ['src/conversation', 'src/statistics', 'dialogs', 'src/catalogue:types', 'src/steps.ts'],
  'src/matching': ['src/conversation', 'dialogs', 'src/understanding', 'src/catalogue:types'],
  'src/catalogue': ['src/conversation', 'dialogs'],
  'src/redis': [],
  'src/sessions': ['src/conversation', 'src/redis', 'dialogs'],
  'src/counts': ['src/conversation', 'src/redis', 'dialogs'],
  'src/texts': ['src/conversation', 'dialogs', 'locales'],
  'src/channels': ['src/conversation', 'src/sessions', 'src/texts', 'dialogs', 'src/catalogue:types', 'src/config.ts'],
};

/** Libraries that belong at the rim, and the only rooms that may import them. */
const RIM: Record<string, readonly string[]> = {
  botbuilder: ['src/channels'],
  restify: ['src/channels'],
  ws: ['src/channels'],
  xstate: ['dialogs', 'src/conversation', 'src/tools'],
  '@redis': ['src/redis'],
};

/** Files of a room that hold types and data shapes only, which inner rooms may know. */
const TYPES_OF_CATALOGUE = /^src\/catalogue\/(schema|resolved)\.ts$/;

interface Import {
  readonly file: string;
  readonly target: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

const imports: Import[] = [...sources('src'), ...sources('dialogs')].flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => {
    const name = match[1] as string;
    const target = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name;
    return { file, target };
  });
});

const roomOf = (path: string): string | undefined =>
  Object.keys(MAY_IMPORT).find((room) => path === room || path.startsWith(`${room}/`)) ??
  (path.startsWith('locales/') ? 'locales' : undefined);

const isLocal = (target: string) => /^(src|dialogs|locales|data|test)\//.test(target);

function allowed(from: string, target: string): boolean {
  const room = roomOf(target);
  if (room === from) return true;
  const list = MAY_IMPORT[from] ?? [];
  if (list.includes(target)) return true;
  if (room === undefined) return false;
  return list.includes(room) || (list.includes(`${room}:types`) && TYPES_OF_CATALOGUE.test(target));
}

describe('the house', () => {
  test('sees every source file', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  test('imports point inward', () => {
    const wrong = imports
      .filter(({ target }) => isLocal(target))
      .filter(({ file, target }) => {
        const from = roomOf(file);
        return from !== undefined && !allowed(from, target);
      });
    expect(wrong).toEqual([]);
  });

  test('libraries of the rim stay at the rim', () => {
    const wrong = imports.filter(({ file, target }) => {
      const rooms = RIM[target.split('/')[0] as string];
      return rooms !== undefined && !rooms.some((room) => file.startsWith(`${room}/`));
    });
    expect(wrong).toEqual([]);
  });

  test('only main.ts reads the environment', () => {
    const readers = sources('src').filter((file) => /process\.env/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(readers.filter((file) => file !== 'src/main.ts')).toEqual([]);
  });

  test('no room reads the clock or chance by itself', () => {
    const rooms = ['src/conversation', 'src/acute', 'src/understanding', 'src/matching', 'src/counts', 'dialogs'];
    const readers = rooms
      .flatMap(sources)
      .filter((file) => /Date\.now\(\)|new Date\(\)|Math\.random\(/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(readers).toEqual([]);
  });
});
