import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createAcuteDetector } from '../../src/acute/detector.ts';
import { LexiconError, loadAcuteLexicon } from '../../src/acute/lexicon.ts';
import { byRules, explain, LEXICON_DIR, model } from './detector.ts';

const folders: string[] = [];
function copyWith(file: string, content: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'acute-'));
  folders.push(dir);
  cpSync(LEXICON_DIR, dir, { recursive: true });
  writeFileSync(join(dir, file), content);
  return dir;
}
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true });
});

describe('errors name the file, the record and the mend', () => {
  test('a wrong level', () => {
    const dir = copyWith(
      'patterns/new.yaml',
      '- id: new.rule\n  level: red\n  topic: suicide\n  about: prøve\n  any: [DIE]\n  examples: [dø nå]\n',
    );
    expect(() => loadAcuteLexicon(dir)).toThrow(LexiconError);
    expect(() => loadAcuteLexicon(dir)).toThrow(/new\.yaml.*"new\.rule", field level/s);
  });

  test('an unknown class', () => {
    const dir = copyWith(
      'patterns/new.yaml',
      '- id: new.rule\n  level: crisis\n  topic: suicide\n  about: prøve\n  any: [DYE]\n  examples: [dø nå]\n',
    );
    expect(() => createAcuteDetector(loadAcuteLexicon(dir), model)).toThrow(
      /"new\.rule" uses the unknown class "DYE": define it/,
    );
  });

  test('an unknown paradigm', () => {
    const dir = copyWith('classes/new.yaml', 'NEW:\n  about: prøve\n  nb: kast~vx\n');
    expect(() => createAcuteDetector(loadAcuteLexicon(dir), model)).toThrow(
      /"kast~vx" uses the unknown paradigm "vx": use one of/,
    );
  });

  test('a class that exists twice', () => {
    const dir = copyWith('classes/new.yaml', 'DIE:\n  about: å dø\n  nb: dø\n');
    expect(() => loadAcuteLexicon(dir)).toThrow(/class "DIE" exists already: merge/);
  });

  test('broken YAML', () => {
    const dir = copyWith('guards.yaml', '- id: [');
    expect(() => loadAcuteLexicon(dir)).toThrow(/guards\.yaml: cannot be read as YAML/);
  });
});

describe('every alarm explains itself', () => {
  test('the rule and its classes, never the words of the person', () => {
    const text = 'Hei, Kåre Snurrebass her på Tippetue, jeg vil ikkje leve lenger';
    const assessment = byRules(text);
    expect(assessment?.signal).toBe('suicide.not-want-live');
    expect(assessment?.why).toContain('LIVE');
    expect(assessment?.why).not.toMatch(/snurrebass|tippetue|kåre/i);
  });

  test('a lowered alarm says which guard lowered it', () => {
    expect(byRules('nei, jeg har ingen selvmordstanker')?.why).toContain('guard.negated');
  });

  test('the explainer shows every hit', () => {
    const { decision, hits } = explain('jeg vil dø, har tatt for mange tabletter');
    expect(decision?.level).toBe('113');
    expect(hits.map((hit) => hit.rule)).toEqual(expect.arrayContaining(['suicide.want-die', 'overdose.too-much']));
    expect(hits.every((hit) => hit.classes.length > 0)).toBe(true);
  });
});
