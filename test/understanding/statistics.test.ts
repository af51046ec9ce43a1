import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../../src/tools/understanding/train.ts';
import { createUnderstanding, loadStatisticalReader } from '../../src/understanding/index.ts';
import { featuresOf } from '../../src/understanding/statistics/features.ts';
import { catalogue, lexicon, read as readByRules } from './fixture.ts';

const ROOT = join(import.meta.dirname, '../..');
const statistics = loadStatisticalReader(join(ROOT, 'data/models/understanding'));
const understanding = createUnderstanding({ lexicon, catalogue, statistics });
const now = new Date('2026-11-20T12:00:00+01:00');
const read = (text: string, asking: 'age' | null = null) =>
  understanding.read(text, { asking, locale: 'nb', hasShown: false, now });

describe('the model', () => {
  test('was learnt from the messages, the lexicon and the code as they are', () => {
    // Mend: npm run -s understanding -- train
    expect(statistics.description.learntFrom.digest).toBe(digestOf(ROOT));
  });

  test('says what to do when it is not there', () => {
    expect(() => loadStatisticalReader('/nowhere')).toThrow(/model\.json: cannot be read: .*understanding -- train/s);
  });

  test('the same text gives the same features, in another order of nothing', () => {
    const rules = readByRules('jeg drikker for mye');
    expect(featuresOf('jeg drikker for mye', rules)).toEqual(featuresOf('jeg drikker for mye', rules));
    expect(featuresOf('', readByRules(''))).not.toHaveLength(0);
  });
});

describe('what is no need is not read as one', () => {
  test.each([
    '4 dl hvetemel, 1 ts bakepulver og 100 g smør',
    'Brann vant 3-1 og målene var nydelige',
    'haha du er morsom',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ meaningful: false, terms: [], facts: { needs: [], concepts: [] } });
  });

  test('but an answer to a question is read as it is', () => {
    expect(read('4', 'age').facts.age).toBe(4);
  });

  test('and a need stays one', () => {
    for (const text of ['jeg drikker for mye', 'har angst og får ikke sove', 'sønnen min ruser seg'])
      expect(read(text).facts.needs.length).toBeGreaterThan(0);
  });
});

describe('age', () => {
  test('the writer says their own, whoever else is in the sentence', () => {
    expect(read('jeg er 16. er det et sted for ungdom jeg kan gå').facts.age).toBe(16);
    expect(read('Mamma er 82 og har begynt å drikke').facts).toMatchObject({ age: 82, audience: 'relative' });
  });

  test('a number between commas, and a word for being so old', () => {
    expect(read('bipolar, 26, vil ha samtaler').facts.age).toBe(26);
    expect(read('mu 12-jahkásaš bárdni suoláda').facts.age).toBe(12);
    expect(read('jeg drikker 6, 7, 8 øl').facts.age).toBeNull();
  });
});

describe('language', () => {
  test.each(['mu isit cábmá mu', 'bures', 'giitu', 'mun jugan juohke beaivvi', 'mu isit cabma mu'])('%s', (text) => {
    expect(read(text).locale).toBe('se');
  });

  test.each(['hei', 'takk', 'min sønn er sliten', 'help me please'])('not %s', (text) => {
    expect(read(text).locale).not.toBe('se');
  });
});
