import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadAcuteModel } from '../../src/acute/index.ts';
import { digestOf } from '../../src/tools/acute/train.ts';
import { byRules, detector, explain, lexicon, model } from './detector.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HARD = ['113', '116117', 'crisis'];

describe('the model', () => {
  test('was learnt from the messages, the lexicon and the code as they are', () => {
    // Mend: npm run -s acute -- train, then npm run generate.
    expect(model.description.learntFrom.digest).toBe(digestOf(ROOT));
  });

  test('says what to do when it is not there', () => {
    expect(() => loadAcuteModel('/nowhere')).toThrow(/model\.json: cannot be read: .*npm run -s acute -- train/s);
  });

  test('was learnt from no author that is held out', () => {
    expect(model.description.learntFrom.authors.length).toBeGreaterThan(5);
    expect(model.description.learntFrom.authors).not.toContain('vest-troender-same');
  });
});

describe('statistics hear what no rule lists', () => {
  const beyondRules = [
    'har skrevet ferdig lappene til ungene og lagt dem under puten deres',
    'folk hadde fått det lettere om jeg bare ble borte en natt',
  ];
  test.each(beyondRules)('%s', (text) => {
    expect(detector.assess(text)).not.toBeNull();
  });

  test('and name the pieces that weighed most', () => {
    const unheard = beyondRules.filter((text) => byRules(text) === null);
    for (const text of unheard) {
      const assessment = detector.assess(text);
      expect(assessment?.signal).toMatch(/^statistics\./);
      expect(assessment?.why).toMatch(/sjanse for fare.*Mest vekt: «.+»/);
      expect(explain(text).forDanger.length).toBeGreaterThan(3);
    }
  });

  test('nothing is said of words in a script that was never learnt', () => {
    expect(detector.assess('Здравствуйте, где библиотека')).toBeNull();
  });
});

describe('wherever it stands', () => {
  const ordinary = [
    'Hei, jeg bor på Finnsnes og lurer på når kafeen er åpen.',
    'Vi flyttet hit i fjor, og ungene går på skolen i bygda.',
    'Været har vært fint i hele uka.',
    'Takk for hjelpen sist.',
    'Jeg jobber i butikken og har fri på onsdager.',
    'Mun orun Sáččás ja lean leamaš dáppe guhká.',
  ];
  const heardAlone = lexicon.patterns
    .filter(({ level }) => HARD.includes(level))
    .flatMap(({ examples }) => examples)
    .filter((text) => HARD.includes(detector.assess(text)?.level ?? ''));

  test('a grave phrase is heard behind and before any ordinary text', () => {
    expect(heardAlone.length).toBeGreaterThan(100);
    const some = fc.array(fc.constantFrom(...ordinary), { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.constantFrom(...heardAlone), some, some, (grave, before, after) => {
        expect(detector.assess(`${before} ${grave}. ${after}`)).not.toBeNull();
      }),
      { numRuns: 400, seed: 20261126 },
    );
  });

  test('inside a story of 2,000 characters', () => {
    const story = ordinary.join(' ').repeat(4);
    for (const grave of heardAlone) {
      const text = `${story.slice(0, 1000)}. ${grave}. ${story.slice(0, 1000)}`;
      expect([grave, detector.assess(text)?.level ?? null]).not.toEqual([grave, null]);
    }
  });
});
