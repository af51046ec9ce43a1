/**
 * Walks every state of the machine: nothing can get in the way of an acute message, and nobody is left in silence.
 */
import { describe, expect, test } from '@jest/globals';
import { type StateValue, transition } from 'xstate';
import type { Alarm, HelpEvent, Memory, Outlook, Says } from '../../dialogs/events.ts';
import { emptyMemory, findHelp, MOST_OFTEN, NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import { createTexts } from '../../src/texts/texts.ts';

const found = [{ id: 'senja-mottaksteamet', score: 1, reasons: [] }];
const nothing: Outlook = { found: [], confidence: 'none', ask: null, forRelative: null };
const clear: Outlook = { found, confidence: 'clear', ask: null, forRelative: found[0]! };
const asking = (ask: Outlook['ask']): Outlook => ({
  found,
  confidence: 'several',
  ask,
  forRelative: null,
});
const alarm = (level: Alarm['level']): Alarm => ({
  level,
  topic: 'suicide',
  person: 'self',
  asks: level === 'concern',
  signs: level === 'concern' ? 2 : 0,
});

const EVENTS: readonly HelpEvent[] = [
  { type: 'ASKED_FOR_PERSON', facts: NO_FACTS },
  { type: 'SWITCHED_LANGUAGE', locale: 'se' },
  { type: 'STARTED_OVER' },
  { type: 'ERASED' },
  { type: 'WENT_BACK' },
  { type: 'WENT_ON', outlook: asking('need') },
  { type: 'WENT_ON', outlook: clear },
  { type: 'DECLINED_TO_SAY', facts: NO_FACTS, outlook: clear },
  { type: 'DECLINED_TO_SAY', facts: NO_FACTS, outlook: nothing },
  { type: 'CHOSE', facts: NO_FACTS, outlook: asking('age') },
  { type: 'CORRECTED', facts: NO_FACTS, outlook: asking('audience') },
  {
    type: 'ASKED_ABOUT_SERVICE',
    answers: [{ key: 'about.hours.unknown', service: 'senja-mottaksteamet' }],
    facts: NO_FACTS,
  },
  { type: 'ASKED_FOR_OTHER', wish: 'evening', wished: found, facts: NO_FACTS },
  { type: 'ASKED_FOR_OTHER', wish: 'more', wished: [], facts: NO_FACTS },
  { type: 'CHOSE_SERVICE', wished: found },
  { type: 'GAVE_VERDICT', verdict: 'yes' },
  { type: 'GAVE_VERDICT', verdict: 'partly' },
  { type: 'GAVE_VERDICT', verdict: 'no' },
  { type: 'ASKED_TO_KEEP' },
  { type: 'WANTED_TO_CORRECT' },
  { type: 'INSULTED' },
  { type: 'CHATTED' },
  { type: 'ASKED_ABOUT_BOT', about: 'languages', facts: NO_FACTS },
  { type: 'DESCRIBED_NEED', facts: NO_FACTS, outlook: clear },
  { type: 'DESCRIBED_NEED', facts: NO_FACTS, outlook: nothing },
  { type: 'DESCRIBED_NEED', facts: NO_FACTS, outlook: asking('need') },
  { type: 'DESCRIBED_NEED', facts: NO_FACTS, outlook: asking('municipality') },
  { type: 'ASKED_ABOUT_BOT', about: 'whatCanYouDo', facts: NO_FACTS },
  { type: 'ASKED_ABOUT_BOT', about: 'areYouAPerson', facts: NO_FACTS },
  { type: 'ASKED_ABOUT_BOT', about: 'privacy', facts: NO_FACTS },
  { type: 'GREETED' },
  { type: 'THANKED' },
  { type: 'SAID_GOODBYE' },
  { type: 'WAS_UNCLEAR' },
  { type: 'LINGERED' },
  { type: 'SAID_NOTHING' },
  { type: 'WAS_NOT_MEANT_SO' },
  { type: 'ANSWERED_DIRECT_QUESTION', answer: 'yes', alarm: alarm('crisis') },
  { type: 'ANSWERED_DIRECT_QUESTION', answer: 'no', alarm: alarm('crisis') },
  { type: 'SOUNDED_ACUTE', alarm: alarm('113'), facts: NO_FACTS, outlook: nothing },
  { type: 'SOUNDED_ACUTE', alarm: alarm('116117'), facts: NO_FACTS, outlook: asking('need') },
  { type: 'SOUNDED_ACUTE', alarm: alarm('crisis'), facts: NO_FACTS, outlook: clear },
  { type: 'SOUNDED_ACUTE', alarm: alarm('concern'), facts: NO_FACTS, outlook: nothing },
  { type: 'SOUNDED_ACUTE', alarm: { ...alarm('concern'), asks: false, signs: 0 }, facts: NO_FACTS, outlook: clear },
];

interface Situation {
  readonly value: StateValue;
  readonly memory: Memory;
}

const says = (actions: readonly { type: string; params?: unknown }[]): Says[] =>
  actions.filter(({ type }) => type === 'say').map(({ params }) => params as Says);

interface Step {
  readonly event: HelpEvent;
  readonly next: Situation;
  readonly says: Says[];
}

function take(at: Situation, event: HelpEvent): Step {
  const snapshot = findHelp.resolveState({ value: at.value, context: at.memory });
  const [next, actions] = transition(findHelp, snapshot, event);
  return { event, next: { value: next.value, memory: next.context }, says: says(actions) };
}

/** What makes two situations behave alike: the state, and the memory that guards look at. */
const fingerprint = ({ value, memory }: Situation) =>
  JSON.stringify([
    value,
    Math.min(memory.asked.length, 2),
    memory.found.length > 0,
    memory.shown.length > 0,
    memory.misunderstandings > 0,
    memory.acuteLevel,
  ]);

/** Every situation that can be reached with the events above, with what each event does there. */
function walk(): Map<Situation, Step[]> {
  const start: Situation = {
    value: { help: 'tellingUs', safety: 'calm' },
    memory: emptyMemory({ locale: 'nb', role: 'resident', home: 'senja' }),
  };
  const seen = new Set([fingerprint(start)]);
  const steps = new Map<Situation, Step[]>();
  const queue: Situation[] = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const here = at;
    const taken = EVENTS.map((event) => take(here, event));
    steps.set(here, taken);
    for (const { next } of taken) {
      const key = fingerprint(next);
      if (!seen.has(key)) queue.push(next);
      seen.add(key);
    }
  }
  return steps;
}

/** The leaf states as the machine declares them, for example `help.answering.age`. */
function declared(): string[] {
  const leaves: string[] = [];
  const descend = (node: typeof findHelp.root, path: string[]) => {
    const children = Object.entries(node.states);
    if (children.length === 0) leaves.push(path.join('.'));
    for (const [key, child] of children) descend(child as typeof findHelp.root, [...path, key]);
  };
  descend(findHelp.root, []);
  return leaves;
}

const leavesOf = (value: StateValue, path: string[] = []): string[] =>
  typeof value === 'string'
    ? [[...path, value].join('.')]
    : Object.entries(value).flatMap(([key, child]) => leavesOf(child as StateValue, [...path, key]));

const helpOf = (value: StateValue) => leavesOf(value).find((leaf) => leaf.startsWith('help.'));

/** Answers to a question that nobody asked are never sent: meaning.ts sees to it. */
function canHappen({ value, memory }: Situation, { type }: HelpEvent): boolean {
  const leaves = leavesOf(value);
  if (type === 'ASKED_ABOUT_SERVICE') return memory.shown.length > 0;
  if (type === 'ANSWERED_DIRECT_QUESTION') return leaves.includes('safety.answeringDirectQuestion');
  if (type !== 'WAS_NOT_MEANT_SO' && type !== 'LINGERED') return true;
  return leaves.includes('safety.answeringDirectQuestion') || leaves.includes('safety.inAcuteDanger');
}

const steps = walk();
const situations = [...steps.keys()];
const taken = [...steps].flatMap(([at, all]) => all.map((step) => ({ at, ...step })));

describe('every state of the machine', () => {
  test('can be reached', () => {
    const reached = new Set(situations.flatMap(({ value }) => leavesOf(value)));
    // Deciding is passed through, never rested in.
    expect(declared().filter((leaf) => !reached.has(leaf))).toEqual(['help.deciding']);
  });

  test('answers an acute message first', () => {
    const acute = taken.filter(({ event }) => event.type === 'SOUNDED_ACUTE');
    expect(acute).toHaveLength(situations.length * 5);
    expect(acute.filter(({ says, next }) => says[0]?.alarm === undefined || next.memory.acuteLevel === null)).toEqual(
      [],
    );
  });

  test('goes on where it was after an acute message', () => {
    const moved = taken
      .filter(({ event }) => event.type === 'SOUNDED_ACUTE')
      .filter(({ at, next }) => helpOf(at.value) !== helpOf(next.value));
    expect(moved).toEqual([]);
  });

  test('never lets the level fall by itself', () => {
    const order = [null, 'concern', 'crisis', '116117', '113'];
    const fallen = taken.filter(
      ({ at, event, next }) =>
        event.type !== 'ERASED' && order.indexOf(next.memory.acuteLevel) < order.indexOf(at.memory.acuteLevel),
    );
    expect(fallen).toEqual([]);
  });

  test('keeps the way to a person open', () => {
    const closed = taken.filter(
      ({ event, next }) => event.type === 'ASKED_FOR_PERSON' && helpOf(next.value) !== 'help.gettingPerson',
    );
    expect(closed).toEqual([]);
  });

  test('says something to everything that can happen there', () => {
    const silent = taken
      .filter(({ says }) => says.length === 0)
      .filter(({ at, event }) => canHappen(at, event))
      .map(({ at, event }) => `${JSON.stringify(at.value)} ${event.type}`);
    expect([...new Set(silent)]).toEqual([]);
  });

  test('says only what there are words for, in both languages', () => {
    const texts = createTexts();
    const spoken = taken.flatMap(({ says }) => says).filter(({ alarm, answers }) => !alarm && !answers);
    const keys = new Set(spoken.map(({ key }) => key));
    expect([...keys].filter((key) => !texts.has('nb', key) || !texts.has('se', key))).toEqual([]);
    expect(keys.size).toBeGreaterThan(15);
  });

  test('asks no question more often than it may be asked', () => {
    const often = situations.filter(({ memory }) =>
      memory.asked.some((question) => memory.asked.filter((one) => one === question).length > MOST_OFTEN[question]),
    );
    expect(often).toEqual([]);
  });
});

test('two concerns in one conversation are a crisis', () => {
  const at = {
    value: { help: 'tellingUs', safety: 'calm' },
    memory: emptyMemory({ locale: 'nb', role: 'resident', home: null }),
  };
  const concern: HelpEvent = {
    type: 'SOUNDED_ACUTE',
    alarm: { ...alarm('concern'), topic: 'hopelessness' },
    facts: NO_FACTS,
    outlook: nothing,
  };
  const first = take(at, concern);
  expect(first.says[0]?.alarm?.level).toBe('concern');
  expect(first.next.value).toMatchObject({ safety: 'answeringDirectQuestion' });
  const second = take(first.next, concern);
  expect(second.says[0]?.alarm?.level).toBe('crisis');
  expect(second.next.value).toMatchObject({ safety: 'inAcuteDanger' });
});

test('an acute answer leaves the conversation where it was', () => {
  const at = {
    value: { help: { answering: 'age' }, safety: 'calm' },
    memory: { ...emptyMemory({ locale: 'nb', role: 'resident', home: null }), asked: ['age' as const] },
  };
  const acute = take(at, { type: 'SOUNDED_ACUTE', alarm: alarm('crisis'), facts: NO_FACTS, outlook: clear });
  expect(acute.next.value).toEqual({ help: { answering: 'age' }, safety: 'inAcuteDanger' });
  const onwards = take(acute.next, { type: 'WENT_ON', outlook: clear });
  expect(onwards.says[0]?.key).toBe('question.age');
});
