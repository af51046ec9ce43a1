import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadServiceExamples } from '../../src/matching/index.ts';

const dir = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(dir, { recursive: true }));
const example = { service: 'kafe', text: 'kaffe?', language: 'nb', audience: 'self', age: null, style: 'terse' };

describe('examples', () => {
  test('each carries its author, the name of the file', () => {
    writeFileSync(join(dir, 'nord.jsonl'), `${JSON.stringify(example)}\n\n`);
    expect(loadServiceExamples(dir)).toEqual([{ ...example, author: 'nord' }]);
  });

  test('a missing folder is no examples', () => {
    expect(loadServiceExamples(join(dir, 'nowhere'))).toEqual([]);
  });

  test('an error names the file, the line and the field', () => {
    writeFileSync(
      join(dir, 'nord.jsonl'),
      `${JSON.stringify(example)}\n${JSON.stringify({ ...example, age: 'ti' })}\n{`,
    );
    expect(() => loadServiceExamples(dir)).toThrow(/nord\.jsonl:2: age: .*\n.*nord\.jsonl:3: is not JSON/);
  });
});
