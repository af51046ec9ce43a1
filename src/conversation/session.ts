/**
 * What one conversation remembers, as small versioned JSON. It holds facts (need, age, municipality) and where in the
 * conversation the person is. It never holds a word the person wrote.
 */
import type { StateValue } from 'xstate';
import { z } from 'zod';
import type { Memory, Need } from '../../dialogs/events.ts';
import { emptyMemory, findHelp, type Start } from '../../dialogs/findHelp.machine.ts';
import { ACUTE_TOPICS } from '../../dialogs/topics.ts';
import { NEEDS } from '../catalogue/schema.ts';

/** Raised when the shape of the JSON changes in a way an older session cannot be read as. */
export const SESSION_VERSION = 2;

/** One conversation between two messages. */
export interface Session {
  readonly version: typeof SESSION_VERSION;
  readonly state: StateValue;
  readonly memory: Memory;
}

const ageSpan = z.strictObject({ from: z.number().nullable(), to: z.number().nullable() });
const found = z.strictObject({
  id: z.string(),
  score: z.number(),
  reasons: z.array(
    z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  ),
});
const level = z.enum(['113', '116117', 'crisis', 'concern']);
const question = z.enum(['need', 'age', 'municipality', 'audience']);
const memory = z.strictObject({
  locale: z.enum(['nb', 'se']),
  languageChosen: z.boolean(),
  role: z.enum(['resident', 'employee']),
  home: z.string().nullable(),
  facts: z.strictObject({
    needs: z.array(z.enum(NEEDS)) as unknown as z.ZodType<Need[]>,
    concepts: z.array(z.string()),
    audience: z.enum(['self', 'relative', 'employee']).nullable(),
    relation: z
      .enum(['child', 'parent', 'partner', 'sibling', 'grandparent', 'grandchild', 'friend', 'other'])
      .nullable(),
    age: z.number().nullable(),
    ageSpan: ageSpan.nullable(),
    gender: z.enum(['female', 'male']).nullable(),
    childWrites: z.boolean().default(false),
    municipality: z.string().nullable(),
  }),
  found: z.array(found),
  confidence: z.enum(['clear', 'several', 'none']),
  ask: question.nullable(),
  shown: z.array(z.string()),
  // Not in sessions of earlier releases: they go on without.
  seen: z.array(z.string()).default([]),
  forRelative: found.nullable().default(null),
  focus: z.string().nullable(),
  asked: z.array(question),
  misunderstandings: z.number(),
  acuteLevel: level.nullable(),
  concerns: z.number(),
  lastAlarm: z
    .strictObject({
      level,
      asks: z.boolean(),
      signs: z.union([z.literal(0), z.literal(1), z.literal(2)]),
      topic: z.enum(ACUTE_TOPICS),
      person: z.enum(['self', 'relative', 'bystander']),
    })
    .nullable(),
});
const stored = z.strictObject({
  version: z.literal(SESSION_VERSION),
  state: z.union([z.string(), z.record(z.string(), z.unknown())]),
  memory,
});

/** A conversation in which nothing has been said. */
export function newSession(start: Start): Session {
  const snapshot = findHelp.resolveState({ value: { help: 'tellingUs', safety: 'calm' }, context: emptyMemory(start) });
  return { version: SESSION_VERSION, state: snapshot.value, memory: snapshot.context };
}

/** The session as JSON. */
export function serialize(session: Session): string {
  return JSON.stringify(session);
}

/**
 * The session in `json`. When there is none, or it cannot be read (another version, a state that is no more, damage),
 * a new one; `startedOver` tells that something was lost, so that the person gets an apology and never an error.
 */
export function restore(json: string | null, start: Start): { session: Session; startedOver: boolean } {
  if (json === null) return { session: newSession(start), startedOver: false };
  try {
    const session = stored.parse(JSON.parse(json)) as Session;
    findHelp.resolveState({ value: session.state, context: session.memory });
    return { session, startedOver: false };
  } catch {
    return { session: newSession(start), startedOver: true };
  }
}

/** Where the conversation is, by name: `readingServices.atFirst`, or `inAcuteDanger` right after an acute answer. */
export function stateName({ state }: Session, answeredAcute: boolean): string {
  if (typeof state === 'string') return state;
  const { help, safety } = state;
  if (answeredAcute && typeof safety === 'string') return safety;
  if (typeof help === 'string') return help;
  return Object.entries(help ?? {})
    .flatMap(([parent, child]) => [parent, String(child)])
    .join('.');
}
