import { describe, expect, test } from '@jest/globals';
import { NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import { bestQuestion } from '../../src/matching/questions.ts';
import type { Ranked } from '../../src/matching/ranking.ts';
import { rank } from './fixture.ts';

const ranked = (...ids: readonly string[]) =>
  ids.map((id, at) => ({ profile: { service: { id } }, score: 1 - at / 10 })) as unknown as Ranked[];

const shown = ranked('a', 'b', 'c');

describe('the question that separates the candidates', () => {
  test('is none when every answer shows the same', () => {
    expect(bestQuestion(['age', 'audience'], NO_FACTS, shown, () => shown)).toBeNull();
  });

  test('is the one whose answers change most', () => {
    const byAge = ({ ageSpan }: typeof NO_FACTS) => (ageSpan === null ? shown : ranked('x', 'y', 'z'));
    expect(bestQuestion(['age', 'audience'], NO_FACTS, shown, byAge)).toBe('age');
    const byAudience = ({ audience }: typeof NO_FACTS) => (audience === 'relative' ? ranked('x', 'y', 'z') : shown);
    expect(bestQuestion(['age', 'audience'], NO_FACTS, shown, byAudience)).toBe('audience');
  });

  test('is none when few give an answer that changes anything', () => {
    const forTheOld = ({ ageSpan }: typeof NO_FACTS) => (ageSpan?.from === 67 ? ranked('x', 'y', 'z') : shown);
    expect(bestQuestion(['age'], NO_FACTS, shown, forTheOld)).toBeNull();
  });

  test('is never one that may not be asked', () => {
    const changes = () => ranked('x', 'y', 'z');
    expect(bestQuestion([], NO_FACTS, shown, changes)).toBeNull();
    expect(bestQuestion(['audience'], NO_FACTS, shown, changes)).toBe('audience');
  });

  test('is not put to who has told their age', () => {
    expect(rank('jeg er 30 og ruser meg').ask).not.toBe('age');
  });
});
