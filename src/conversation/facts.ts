/**
 * Putting what a message says together with what was known, and what a pressed button says.
 */
import type { AgeSpan, Audience, ChoiceId, Facts, Need } from '../../dialogs/events.ts';

const union = <T>(before: readonly T[], added: readonly T[]): T[] => [...new Set([...before, ...added])];

/**
 * The facts so far with those of a new message. A new value replaces an old one; needs and concepts add up, unless the
 * person corrects themselves: then what they now say of the need replaces what they said before. When the help turns
 * out to be for somebody else, the age that was said belongs to the other one and is dropped.
 */
export function mergeFacts(before: Facts, added: Facts, corrects: boolean): Facts {
  // "Nei, kona mi" says who it is, not that it is about something else.
  const isAboutOther = added.needs.some((need) => need !== 'paarorende');
  const replaces = <T>(old: readonly T[], now: readonly T[]) => (corrects && isAboutOther ? now : union(old, now));
  const otherPerson = isForAnother(before, added, corrects);
  const ageIsNew = added.age !== null || added.ageSpan !== null;
  return {
    needs: replaces(before.needs, added.needs),
    concepts: replaces(before.concepts, added.concepts),
    audience:
      otherPerson || (before.audience === null && !staysChild(before, added)) ? added.audience : before.audience,
    childWrites: before.childWrites || added.childWrites,
    relation: relationAfter(before, added, otherPerson),
    age: ageIsNew || otherPerson ? added.age : before.age,
    ageSpan: ageIsNew || otherPerson ? added.ageSpan : before.ageSpan,
    gender: added.gender ?? before.gender,
    municipality: added.municipality ?? before.municipality,
  };
}

/** A child who has told no more than its age. */
const staysChild = (before: Facts, added: Facts): boolean =>
  before.childWrites && added.audience === 'relative' && OVER_CHILDREN.has(added.relation);

/** "Han" says nothing more of a son than that he is one. */
function relationAfter(before: Facts, added: Facts, otherPerson: boolean): Facts['relation'] {
  if (otherPerson) return added.relation;
  return added.relation === null || added.relation === 'other' ? (before.relation ?? added.relation) : added.relation;
}

/** Grown-ups around a child, of whom it tells for its own sake. */
const OVER_CHILDREN: ReadonlySet<Facts['relation']> = new Set<Facts['relation']>([
  'parent',
  'grandparent',
  'other',
  null,
]);

/** Needs that a relative has for themselves, while the help is still for the one they worry about. */
const OF_CARERS: ReadonlySet<string> = new Set(['exhausted', 'end-of-rope-relative', 'relative-support', 'respite']);

/**
 * Whether a message turns the help to another person. "Jeg" alone does not turn a father into the one who needs help,
 * nor "ikke si det til mamma" a child into a relative: a need of the other, or a correction, does.
 */
function isForAnother(before: Facts, added: Facts, corrects: boolean): boolean {
  if (added.audience === null || added.audience === before.audience) return false;
  // A child who tells of a parent, or of what an uncle does, is the one who needs help.
  if (before.childWrites && added.audience === 'relative' && OVER_CHILDREN.has(added.relation)) return false;
  if (corrects) return true;
  // Nobody was named: who writes was taken to write of themselves.
  if (before.audience === null) return added.audience !== 'self' && !staysChild(before, added);
  // "Hvordan melder vi fra" is no word of an employee when a mother has written.
  if (added.audience === 'employee') return false;
  const ownNeeds = added.needs.filter((need) => need !== 'paarorende');
  if (added.audience === 'self') {
    return ownNeeds.length > 0 && !added.concepts.some((concept) => OF_CARERS.has(concept));
  }
  // A need that was told stays with the one it was told of.
  return ownNeeds.length > 0 || before.needs.length === 0;
}

/**
 * The facts after a question about what is shown. It tells of other people and things in passing ("får mamma vite det",
 * "hvordan søker jeg"): only an age or a place said with it is news.
 */
export function factsAfterQuestion(before: Facts, { age, ageSpan, municipality }: Facts): Facts {
  return {
    ...before,
    ...(age === null && ageSpan === null ? {} : { age, ageSpan }),
    municipality: municipality ?? before.municipality,
  };
}

/** Whether the new facts put something else in the place of what was known, or of a need that was told. */
export function contradicts(before: Facts, after: Facts): boolean {
  const changed = (key: 'relation' | 'age' | 'municipality') => before[key] !== null && after[key] !== before[key];
  // Who says nothing of others is taken to write of themselves.
  const isForOther = (before.audience ?? 'self') !== (after.audience ?? 'self');
  return (
    isForOther ||
    changed('relation') ||
    changed('age') ||
    changed('municipality') ||
    (before.ageSpan !== null && JSON.stringify(after.ageSpan) !== JSON.stringify(before.ageSpan)) ||
    before.needs.some((need) => !after.needs.includes(need))
  );
}

const AGE_SPANS: Record<string, AgeSpan | null> = {
  under13: { from: null, to: 12 },
  '13-17': { from: 13, to: 17 },
  '18-25': { from: 18, to: 25 },
  '26-66': { from: 26, to: 66 },
  '67plus': { from: 67, to: null },
  unsaid: null,
};

/** The facts that a pressed button adds; null when the button is no fact. */
export function factsOfChoice(choice: ChoiceId, before: Facts): Facts | null {
  const [kind, value = ''] = choice.split(/:(.*)/s);
  switch (kind) {
    case 'need': {
      const need = value as Need;
      return {
        ...before,
        needs: union(before.needs, [need]),
        ...(need === 'paarorende' ? { audience: 'relative' as const } : {}),
      };
    }
    case 'age':
      return { ...before, age: null, ageSpan: AGE_SPANS[value] ?? null };
    case 'audience':
      return { ...before, audience: value as Audience };
    case 'place':
      return { ...before, municipality: value };
    default:
      return null;
  }
}
