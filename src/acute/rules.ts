/**
 * The first voice: rules over lexeme classes. `hear` gives everything that was heard, `decide` the most serious of it.
 */
import type { AcuteLevel, AcutePerson } from '../../dialogs/events.ts';
import type { AcuteAssessment } from '../conversation/ports.ts';
import { writerIsChild } from './child.ts';
import { buildLattice, type Token } from './lattice.ts';
import type { AcuteLexicon, GuardRecord, PatternRecord } from './lexicon.ts';
import { findSequence, findTogether, Haystack, SequenceIndex, type Span } from './match.ts';
import { tokenise } from './normalise.ts';
import { compileSequence, resolve, type Sequence } from './pattern.ts';
import { personOf } from './person.ts';
import { Vocabulary } from './vocabulary.ts';

/** One thing that was heard. */
export interface Hit {
  readonly rule: string;
  readonly about: string;
  readonly level: AcuteLevel | 'weak';
  readonly topic: PatternRecord['topic'];
  readonly person: AcutePerson;
  /** The rule's own level, when a guard has lowered it. */
  readonly loweredFrom: PatternRecord['level'] | null;
  readonly loweredBy: string | null;
  /** Classes that matched, with what they are about. Never the person's words. */
  readonly classes: readonly { readonly name: string; readonly about: string }[];
  readonly child: boolean;
  /** It is about somebody who has died. */
  readonly grief: boolean;
  /** Grief or history, which gets warm words and the numbers even when nothing is acute. */
  readonly support: boolean;
  readonly start: number;
  readonly end: number;
}

/** Everything heard in a message. */
export interface Heard {
  readonly hits: readonly Hit[];
  /** Under 18 by the message's own words; null when it does not say. */
  readonly writerIsChild: boolean | null;
  /** The words as they were read. */
  readonly tokens: readonly Token[];
  /** Ids of the guards that were found, whether or not they lowered something, and where. */
  readonly guards: readonly Find[];
  /** Idioms that were taken out, and where. */
  readonly idioms: readonly Find[];
}

/** A guard or an idiom and the words it covers. */
export interface Find {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

interface CompiledPattern {
  readonly record: PatternRecord;
  readonly between: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly sentence: readonly number[];
  readonly needs: readonly number[];
  readonly needsSentence: readonly number[];
}

interface CompiledGuard {
  readonly record: GuardRecord;
  readonly unless: readonly number[];
}

const RANK: Readonly<Record<PatternRecord['level'], number>> = {
  '113': 4,
  '116117': 3,
  crisis: 2,
  concern: 1,
  weak: 0,
};

/** Between hits of one level the more specific topic is the more useful answer. */
const TOPIC_ORDER: readonly PatternRecord['topic'][] = [
  'suicide',
  'overdose',
  'poisoning',
  'withdrawal',
  'child-in-danger',
  'sexual-assault',
  'psychosis',
  'unconscious',
  'violence',
  'self-harm',
  'medical',
  'hopelessness',
  'unspecified',
];
/** In these the person who acts stands first and the one who needs help behind: "kjæresten min slår meg". */
export const DONE_TO_SOMEBODY: readonly PatternRecord['topic'][] = ['violence', 'sexual-assault', 'child-in-danger'];

/** Topics of which two concerns in one message make a crisis. */
const ADDS_UP: readonly PatternRecord['topic'][] = ['suicide', 'hopelessness', 'self-harm'];

/** The rules, ready to listen. */
export class AcuteRules {
  private readonly lexicon: AcuteLexicon;
  private readonly vocabulary: Vocabulary;
  private readonly inOrder = new SequenceIndex<CompiledPattern>();
  private readonly anyOrder = new SequenceIndex<CompiledPattern>();
  private readonly guards = new SequenceIndex<CompiledGuard>();
  private readonly idioms = new SequenceIndex<string>();
  private readonly person: Parameters<typeof personOf>[2];
  private readonly child: Parameters<typeof writerIsChild>[1];

  /** @throws LexiconError when a pattern names a class that does not exist. */
  constructor(lexicon: AcuteLexicon) {
    this.lexicon = lexicon;
    const vocabulary = new Vocabulary(lexicon);
    this.vocabulary = vocabulary;
    const compile = (sources: readonly string[] | undefined, id: string): Sequence[] =>
      (sources ?? []).map((source) => compileSequence(source, vocabulary, id));
    const patterns: CompiledPattern[] = lexicon.patterns.map((record) => ({
      record,
      between: resolve(record.between ?? [], vocabulary, record.id),
      before: resolve(record.before ?? [], vocabulary, record.id),
      after: resolve(record.after ?? [], vocabulary, record.id),
      sentence: resolve(record.sentence ?? [], vocabulary, record.id),
      needs: resolve(record.needs ?? [], vocabulary, record.id),
      needsSentence: resolve(record.needsSentence ?? [], vocabulary, record.id),
    }));
    for (const pattern of patterns) {
      const { id, any, together } = pattern.record;
      for (const sequence of compile(any, id)) this.inOrder.add(sequence, pattern);
      for (const sequence of compile(together, id)) this.anyOrder.add(sequence, pattern);
    }
    for (const record of lexicon.guards) {
      const guard = { record, unless: resolve(record.unless ?? [], vocabulary, record.id) };
      for (const sequence of compile(record.any, record.id)) this.guards.add(sequence, guard);
    }
    for (const record of lexicon.idioms)
      for (const sequence of compile(record.any, record.about)) this.idioms.add(sequence, record.about);
    const one = (name: string): number => resolve([name], vocabulary, 'person and age')[0]!;
    this.person = {
      self: one('SELF'),
      me: one('ME'),
      other: one('OTHER'),
      relative: one('RELATIVE'),
      stranger: one('STRANGER'),
      reflexiveOther: one('REFL_OTHER'),
    };
    this.child = {
      self: one('SELF'),
      be: one('BE'),
      years: one('YEARS'),
      grade: one('GRADE'),
      childSchool: one('CHILD_SCHOOL'),
      boyOrGirl: one('BOY_OR_GIRL'),
      other: one('OTHER'),
      relative: one('RELATIVE'),
      my: one('MY'),
    };
    vocabulary.warmUp();
  }

  /** Everything heard in `text`, in the order of the rules. Work is bounded by the part of the text that is read. */
  hear(text: string): Heard {
    const tokens = buildLattice(tokenise(text), this.vocabulary);
    let hay = new Haystack(tokens);
    const idiomSpans = this.idioms
      .candidates(hay)
      .flatMap(({ sequence, owner }) => findSequence(sequence, hay).map((span) => ({ id: owner, span })));
    const idioms = idiomSpans.map(({ id, span: { start, end } }) => ({ id, start, end }));
    if (idiomSpans.length > 0) {
      // The words of an idiom mean nothing by themselves: they are taken out before the rules read on.
      for (const { span } of idiomSpans)
        for (const [from, to] of span.places) for (let i = from; i < to; i += 1) tokens[i]!.edges = [];
      hay = new Haystack(tokens);
    }
    const child = writerIsChild(hay, this.child);
    const found: { readonly pattern: CompiledPattern; readonly span: Span }[] = [];
    for (const { sequence, owner } of this.inOrder.candidates(hay))
      for (const span of findSequence(sequence, hay)) found.push({ pattern: owner, span });
    for (const { sequence, owner } of this.anyOrder.candidates(hay))
      for (const span of findTogether(sequence, owner.record.within, owner.record.across, hay))
        found.push({ pattern: owner, span });
    const heard = found.filter(({ pattern, span }) => !this.isRuledOut(pattern, span, hay));
    const guards = this.guards
      .candidates(hay)
      .map(({ sequence, owner }) => ({ guard: owner, spans: findSequence(sequence, hay) }));
    const hits = heard.map(({ pattern, span }) => {
      const lowering = guards.find(
        ({ guard, spans }) => spans.length > 0 && lowers(guard, spans, pattern.record, span, hay),
      );
      return this.hit(pattern.record, span, hay, lowering?.guard.record ?? null);
    });
    const guardsFound = guards.flatMap(({ guard, spans }) =>
      spans.map(({ start, end }) => ({ id: guard.record.id, start, end })),
    );
    return { hits, writerIsChild: child, tokens, guards: guardsFound, idioms };
  }

  /** Names of the lexeme classes, by their number in the edges of a token. */
  get classNames(): readonly string[] {
    return this.vocabulary.names;
  }

  private isRuledOut(pattern: CompiledPattern, span: Span, hay: Haystack): boolean {
    if (pattern.needs.length > 0 && !hay.has(pattern.needs)) return true;
    if (pattern.between.length > 0) {
      let from = span.start;
      for (const [start, end] of [...span.places].sort((a, b) => a[0] - b[0])) {
        if (hay.hasBetween(pattern.between, from, start)) return true;
        from = end;
      }
    }
    if (pattern.before.length > 0 && hay.hasBetween(pattern.before, Math.max(0, span.start - 3), span.start))
      return true;
    if (pattern.after.length > 0 && hay.hasBetween(pattern.after, span.end, span.end + 3)) return true;
    if (pattern.sentence.length > 0 && hay.inSentence(pattern.sentence, span.start)) return true;
    return pattern.needsSentence.length > 0 && !hay.inSentence(pattern.needsSentence, span.start);
  }

  private hit(record: PatternRecord, span: Span, hay: Haystack, guard: GuardRecord | null): Hit {
    const victim =
      DONE_TO_SOMEBODY.includes(record.topic) && hay.hasBetween([this.person.me], span.start, span.end + 1);
    const said = victim ? 'self' : personOf(span, hay, this.person);
    const person = record.person === 'auto' ? (said ?? record.otherwise) : record.person;
    const lowered = guard !== null && record.level !== 'weak' && record.level !== 'concern';
    return {
      rule: record.id,
      about: record.about,
      level: lowered ? 'concern' : record.level,
      topic: record.topic,
      person,
      loweredFrom: lowered ? record.level : null,
      loweredBy: guard?.id ?? null,
      classes: span.matched.map((id) => {
        const name = this.vocabulary.names[id]!;
        return { name, about: this.lexicon.classes[name]?.about ?? name.slice(1) };
      }),
      child: record.child,
      grief: record.grief,
      support: record.grief || guard?.support === true,
      start: span.start,
      end: span.end,
    };
  }
}

function lowers(
  guard: CompiledGuard,
  found: readonly Span[],
  record: PatternRecord,
  span: Span,
  hay: Haystack,
): boolean {
  const { scope, levels, topics } = guard.record;
  if (record.level === 'weak' || !levels.includes(record.level)) return false;
  if (topics && !topics.includes(record.topic)) return false;
  if (guard.unless.length > 0 && hay.inSentence(guard.unless, span.start)) return false;
  if (scope === 'message') return true;
  if (scope === 'sentence') return found.some((g) => hay.sentence[g.start] === hay.sentence[span.start]);
  return found.some((g) => g.start < span.end && span.start < g.end);
}

function apart(a: Hit, b: Hit): boolean {
  return a.end <= b.start || b.end <= a.start;
}

/** Weighs what was heard: highest level first, then what no guard has lowered, then the longest match. */
export function decide(heard: Heard): AcuteAssessment | null {
  const sorted = [...heard.hits].sort(
    (a, b) =>
      RANK[b.level] - RANK[a.level] ||
      Number(a.loweredBy !== null) - Number(b.loweredBy !== null) ||
      TOPIC_ORDER.indexOf(a.topic) - TOPIC_ORDER.indexOf(b.topic) ||
      b.end - b.start - (a.end - a.start),
  );
  const top = sorted[0];
  if (!top) return null;
  let level = top.level;
  let second: Hit | undefined;
  if (level === 'weak') {
    second = sorted.find((hit) => hit.rule !== top.rule && apart(hit, top));
    if (!second) return null;
    level = 'concern';
  } else if (level === 'concern' && top.loweredBy === null && ADDS_UP.includes(top.topic)) {
    // Two different concerns in one message are a crisis, as two in one conversation are.
    second = sorted.find(
      (hit) =>
        hit.level === 'concern' &&
        hit.loweredBy === null &&
        ADDS_UP.includes(hit.topic) &&
        hit.rule !== top.rule &&
        apart(hit, top),
    );
    if (second) level = 'crisis';
  }
  const childWrites = heard.writerIsChild ?? heard.hits.some((hit) => hit.child);
  return {
    level,
    topic: top.grief && level === 'concern' ? 'grief' : top.topic,
    person: top.person,
    signal: top.rule,
    why: second ? `${why(top)} Også: ${why(second)}` : why(top),
    child: childWrites,
    lowered: level === 'concern' && (top.loweredBy !== null || top.grief),
    faint: false,
  };
}

function why(hit: Hit): string {
  const classes = hit.classes.map(({ name, about }) =>
    name.startsWith('=') ? `ordet «${about}»` : `${name} (${about})`,
  );
  const lowered = hit.loweredBy ? ` Senket fra ${hit.loweredFrom ?? hit.level} av ${hit.loweredBy}.` : '';
  return `${hit.rule}: ${hit.about}. Hørte ${classes.join(', ')}.${lowered}`;
}
