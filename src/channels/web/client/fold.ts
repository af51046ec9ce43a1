/**
 * What of a card is in view at once, and what is one press away: three services are to be seen without much scrolling.
 */
import type { CardLine, ServiceCard } from '../../../conversation/reply.ts';

/** A card in two parts. */
export interface Fold {
  /** The first sentence of what the service is, and the rest. */
  readonly first: string;
  readonly rest: string;
  readonly inView: readonly CardLine[];
  readonly folded: readonly CardLine[];
}

/** What one needs to get in touch. Where there is no number, the other ways stand in its place. */
const ALWAYS: ReadonlySet<CardLine['kind']> = new Set(['status', 'openNow', 'address']);

/** Takes a card apart. The language note is left out: it stands with the text it is about. */
export function fold({ summary, lines, phones }: Pick<ServiceCard, 'summary' | 'lines' | 'phones'>): Fold {
  const [first, rest] = firstSentence(summary.text);
  const access = lines.find(({ kind }) => kind === 'access');
  const isInView = (line: CardLine) =>
    line === access || ALWAYS.has(line.kind) || (line.kind === 'web' && phones.length === 0);
  const facts = lines.filter(({ kind }) => kind !== 'language');
  return {
    first,
    rest,
    inView: facts.filter(isInView),
    folded: facts.filter((line) => !isInView(line)),
  };
}

/**
 * A sentence that is only a few words, or only a question, says too little alone; abbreviations are not followed by a
 * capital letter.
 */
const SENTENCE = /^.{40,}?[.!](?=\s+\p{Lu})/su;

function firstSentence(text: string): readonly [string, string] {
  const first = SENTENCE.exec(text)?.[0] ?? text;
  return [first, text.slice(first.length).trim()];
}
