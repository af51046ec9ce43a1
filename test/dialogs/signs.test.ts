import { describe, expect, test } from '@jest/globals';
import type { Alarm } from '../../dialogs/events.ts';
import { emptyMemory, heardAlarm } from '../../dialogs/findHelp.machine.ts';

const nothing = emptyMemory({ locale: 'nb', role: 'resident', home: null });
const concern = (signs: Alarm['signs'], asks = signs === 2): Alarm => ({
  level: 'concern',
  topic: 'hopelessness',
  person: 'self',
  asks,
  signs,
});
function heardAfter(...alarms: Alarm[]) {
  let memory = nothing;
  for (const alarm of alarms) memory = { ...memory, ...heardAlarm(memory, alarm) };
  return memory;
}

describe('signs add up', () => {
  test('two clear concerns are a crisis', () => {
    expect(heardAfter(concern(2), concern(2)).lastAlarm?.level).toBe('crisis');
  });

  test('a clear and a faint one are, in any order', () => {
    expect(heardAfter(concern(1), concern(2)).lastAlarm?.level).toBe('crisis');
    expect(heardAfter(concern(2), concern(1)).lastAlarm?.level).toBe('crisis');
  });

  test('two faint ones are a concern still, three are a crisis', () => {
    expect(heardAfter(concern(1), concern(1)).lastAlarm?.level).toBe('concern');
    expect(heardAfter(concern(1), concern(1), concern(1)).lastAlarm?.level).toBe('crisis');
  });

  test('what a guard lowered adds nothing', () => {
    expect(heardAfter(concern(0), concern(0), concern(0)).lastAlarm?.level).toBe('concern');
  });

  test('after a grave alarm any sign is grave', () => {
    const grave: Alarm = { level: '113', topic: 'overdose', person: 'self', asks: false, signs: 0 };
    expect(heardAfter(grave, concern(1))).toMatchObject({ acuteLevel: '113', lastAlarm: { level: 'crisis' } });
  });
});
