import { describe, expect, test } from '@jest/globals';
import type { AgeSpan, Need } from '../../dialogs/events.ts';
import { NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import { countedOf } from '../../src/conversation/counted.ts';

describe('what is counted of a conversation', () => {
  test('is outcome, need, age band, municipality and role, and nothing else the session knows', () => {
    const facts = {
      ...NO_FACTS,
      needs: ['rus' as const],
      concepts: ['alcohol'],
      age: 16,
      gender: 'male' as const,
      municipality: 'senja',
    };
    expect(countedOf('nothingFitted', facts, 'resident')).toEqual({
      outcome: 'nothingFitted',
      need: 'rus',
      ageBand: '13-17',
      municipality: 'senja',
      role: 'resident',
    });
  });

  test('of nothing known is null', () => {
    expect(countedOf('helped', NO_FACTS, 'employee')).toEqual({
      outcome: 'helped',
      need: null,
      ageBand: null,
      municipality: null,
      role: 'employee',
    });
  });

  test.each<[Need[], Need]>([
    [['bolig', 'rus'], 'rus'],
    [['barn-unge', 'psykisk-helse', 'rus'], 'psykisk-helse'],
    [['eldre', 'paarorende'], 'paarorende'],
    [['bolig', 'vold'], 'bolig'],
  ])('of the needs %j is %s: the first main one, or the first', (needs, need) => {
    expect(countedOf('partly', { ...NO_FACTS, needs }, 'resident').need).toBe(need);
  });

  test.each([
    [0, 'under13'],
    [12, 'under13'],
    [13, '13-17'],
    [17, '13-17'],
    [18, '18-25'],
    [25, '18-25'],
    [26, '26-66'],
    [66, '26-66'],
    [67, '67plus'],
    [104, '67plus'],
  ])('of the age %d is the band %s', (age, band) => {
    expect(countedOf('helped', { ...NO_FACTS, age }, 'resident').ageBand).toBe(band);
  });

  test.each<[AgeSpan, string | null]>([
    [{ from: null, to: 12 }, 'under13'],
    [{ from: 13, to: 17 }, '13-17'],
    [{ from: 30, to: 40 }, '26-66'],
    [{ from: 67, to: null }, '67plus'],
    [{ from: 18, to: null }, null],
    [{ from: null, to: 17 }, null],
    [{ from: 17, to: 18 }, null],
    [{ from: null, to: null }, null],
  ])('of the ages %j is %s: a span over several bands is no band', (ageSpan, band) => {
    expect(countedOf('helped', { ...NO_FACTS, ageSpan }, 'resident').ageBand).toBe(band);
  });
});
