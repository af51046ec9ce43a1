import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadUnderstandingLexicon } from '../../src/understanding/index.ts';
import { lexicon, lexiconDir, read } from './fixture.ts';

const made: string[] = [];
function copyWith(change: (dir: string) => void): string {
  const dir = mkdtempSync(join(tmpdir(), 'lexicon-'));
  made.push(dir);
  cpSync(lexiconDir, dir, { recursive: true });
  change(dir);
  return dir;
}
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
});

describe('the lexicon', () => {
  test('has a concept for most of what people write about, each with a label in both languages', () => {
    expect(lexicon.concepts.length).toBeGreaterThanOrEqual(250);
    for (const { label } of lexicon.concepts) expect(label.nb && label.se).toBeTruthy();
  });

  test('every concept is heard by each of its words standing alone', () => {
    const deaf = lexicon.concepts.flatMap(({ id, words }) =>
      words
        .filter((word) => !/[~^=+]/.test(word) && !/^(ikke|ingen|uten) /.test(word))
        .filter((word) => !read(word).facts.concepts.includes(id))
        .map((word) => `${id}: ${word}`),
    );
    expect(deaf).toEqual([]);
  });

  test('an error names the file, the record and the field', () => {
    const dir = copyWith((copy) => {
      const path = join(copy, 'concepts', 'substances.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace('needs: { rus: 1 }', 'needs: { russ: 1 }'));
    });
    expect(() => loadUnderstandingLexicon(dir)).toThrow(/substances\.yaml: "substance" .*needs/);
  });

  test('an id in two files is refused', () => {
    const dir = copyWith((copy) => {
      writeFileSync(
        join(copy, 'concepts', 'extra.yaml'),
        'concepts: [{ id: alcohol, label: { nb: alkohol, se: alkohola }, needs: {} }]',
      );
    });
    expect(() => loadUnderstandingLexicon(dir)).toThrow(/"alcohol" is also in .*: join the two, or rename one/);
  });

  test('a missing file is named', () => {
    const dir = copyWith((copy) => rmSync(join(copy, 'people.yaml')));
    expect(() => loadUnderstandingLexicon(dir)).toThrow(/people\.yaml: cannot be read/);
  });
});
