/** Whom a match is about: the writer, somebody close, or a stranger. Decides how the answer addresses the writer. */
import type { AcutePerson } from '../../dialogs/events.ts';
import type { Haystack, Span } from './match.ts';

/** The classes the decision is made from. */
export interface PersonClasses {
  readonly self: number;
  readonly me: number;
  readonly other: number;
  readonly relative: number;
  readonly stranger: number;
  readonly reflexiveOther: number;
}

/**
 * The nearest subject decides: in the match, then before it in the sentence, then in the whole message.
 * @returns null when nobody is named.
 */
export function personOf(span: Span, hay: Haystack, classes: PersonClasses): AcutePerson | null {
  const third = (): AcutePerson => {
    if (hay.has([classes.relative])) return 'relative';
    return hay.has([classes.stranger]) ? 'bystander' : 'relative';
  };
  const at = (token: number): AcutePerson | null => {
    const ids = hay.tokens[token]!.edges.flatMap((edge) => edge.ids);
    if (ids.includes(classes.self)) return 'self';
    if (ids.includes(classes.relative) || ids.includes(classes.other)) return third();
    if (ids.includes(classes.stranger)) return third();
    return null;
  };
  // The subject stands first in the match or shortly before it.
  for (let i = span.start; i < span.end; i += 1) {
    const inside = at(i);
    if (inside) return inside;
  }
  if (hay.hasBetween([classes.me], span.start, span.end)) return 'self';
  const reflexive = hay.hasBetween([classes.reflexiveOther], span.start, span.end);
  const sentence = hay.sentence[span.start];
  for (let i = span.start - 1; i >= 0 && hay.sentence[i] === sentence && !hay.tokens[i]!.isBreak; i -= 1) {
    const before = at(i);
    if (before) return before === 'self' && reflexive ? third() : before;
  }
  if (reflexive) return third();
  if (hay.has([classes.self]) || hay.has([classes.me])) return 'self';
  if (hay.has([classes.relative, classes.other, classes.stranger])) return third();
  return null;
}
