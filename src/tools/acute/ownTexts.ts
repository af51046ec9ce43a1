/** The texts of the project itself (catalogue and locales) as ordinary sentences in both languages: harmless by nature. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Texts of an acute answer speak of danger themselves. */
const LEFT_OUT = /acute\.json$|emergency/;

/** Orders that tell of danger, or that may. */
const MAY_BE_GRAVE: ReadonlySet<string> = new Set(['urgent', 'meantSo', 'goodbye', 'perhaps', 'declines', 'no']);

/** The orders and the questions about services that the conversation understands: short, and harmless in themselves. */
export function ownOrders(root: string): string[] {
  const read = (name: string) => parse(readFileSync(join(root, 'data/lexicons/understanding', name), 'utf8'));
  const { commands, ...answers } = read('commands.yaml');
  const { topics } = read('topics.yaml');
  return Object.entries({ ...answers, ...commands, ...topics }).flatMap(([name, phrases]) =>
    MAY_BE_GRAVE.has(name) || !Array.isArray(phrases) ? [] : phrases.map(String),
  );
}

/** Every sentence of five words or more in the catalogue and the locales below `root`, with its language. */
export function ownSentences(root: string): { readonly text: string; readonly language: 'nb' | 'se' }[] {
  const files = (dir: string, suffix: string) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(suffix) && !LEFT_OUT.test(name))
      .sort()
      .map((name) => join(dir, name));
  const sentences = new Map<string, 'nb' | 'se'>();
  const collect = (value: unknown, language: 'nb' | 'se'): void => {
    if (typeof value === 'string') {
      for (const sentence of value.split(/(?<=[.!?])\s+/))
        if (sentence.split(' ').length >= 5 && !sentence.includes('{{')) sentences.set(sentence, language);
    } else if (Array.isArray(value)) for (const item of value) collect(item, language);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) collect(item, key === 'se' ? 'se' : language);
  };
  for (const file of [
    ...files('data/municipalities', '.yaml'),
    ...files('data/statsforvalteren', '.yaml'),
    ...files('data/national', '.yaml'),
  ])
    collect(parse(readFileSync(join(root, file), 'utf8')), 'nb');
  for (const language of ['nb', 'se'] as const)
    for (const file of files(`locales/${language}`, '.json'))
      collect(JSON.parse(readFileSync(join(root, file), 'utf8')), language);
  return [...sentences].map(([text, language]) => ({ text, language }));
}
