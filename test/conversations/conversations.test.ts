/**
 * Plays every conversation in the folders beside this file.
 */
import { describe, expect, test } from '@jest/globals';
import { play, readScenarios } from '../../src/tools/scenario.ts';
import { core } from '../helpers/core.ts';

const scenarios = readScenarios(import.meta.dirname);
const situations = [...new Set(scenarios.map(({ situation }) => situation))];

test('there are conversations to play', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(25);
});

describe.each(situations)('%s', (situation) => {
  const mine = scenarios.filter((one) => one.situation === situation);

  test.each(mine.map(({ file, scenario }) => [file, scenario] as const))('%s', (_file, scenario) => {
    const played = play(scenario, core.conversation);
    for (const { said, expected, result } of played) {
      expect(result.failure).toBeNull();
      const shown = result.replies.flatMap(({ cards }) => cards.map(({ id }) => id));
      const focus = result.session.memory.focus;
      const services = shown.length > 0 ? shown : focus === null ? [] : [focus];
      const actual = {
        said,
        ...(expected.says === undefined
          ? {}
          : { says: Array.isArray(expected.says) ? result.replies.map(({ key }) => key) : result.replies.at(-1)?.key }),
        ...(expected.services === undefined
          ? {}
          : { shown: services, missing: expected.services.filter((id) => !services.includes(id)) }),
        ...(expected.first === undefined ? {} : { first: services[0] }),
        ...(expected.not === undefined ? {} : { unwanted: expected.not.filter((id) => services.includes(id)) }),
        ...(expected.knows === undefined ? {} : { knows: result.session.memory.facts }),
        ...(expected.acute === undefined ? {} : { acute: result.acute?.level ?? 'none' }),
        ...(expected.numbers === undefined
          ? {}
          : { numbers: result.replies.flatMap(({ numbers }) => numbers.map(({ number }) => number)) }),
        ...(expected.locale === undefined ? {} : { locale: result.replies.at(-1)?.locale }),
      };
      expect(actual).toMatchObject({
        said,
        ...(expected.says === undefined ? {} : { says: expected.says }),
        ...(expected.services === undefined ? {} : { missing: [] }),
        ...(expected.first === undefined ? {} : { first: expected.first }),
        ...(expected.not === undefined ? {} : { unwanted: [] }),
        ...(expected.knows === undefined ? {} : { knows: expected.knows }),
        ...(expected.acute === undefined ? {} : { acute: expected.acute }),
        ...(expected.numbers === undefined ? {} : { numbers: expect.arrayContaining(expected.numbers) }),
        ...(expected.locale === undefined ? {} : { locale: expected.locale }),
      });
    }
    if (scenario.helpByTurn !== undefined) {
      const helped = played.findIndex(({ result }) =>
        result.replies.some(({ cards, urgent }) => cards.length > 0 || urgent),
      );
      expect(helped).toBeGreaterThanOrEqual(0);
      expect(helped + 1).toBeLessThanOrEqual(scenario.helpByTurn);
    }
  });
});
