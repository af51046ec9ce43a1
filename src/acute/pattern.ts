/**
 * The small language patterns are written in, and its compiled form.
 *
 *   WANT DIE            WANT, then DIE, with at most two words between (three when written `..3`)
 *   NOT_WANT _ LIVE     `_`: nothing between
 *   A|B|ord             one of these; small letters are literal words
 *   MORE?               may be left out
 *   ^WORD               must be the first word of the sentence
 *   WORD$               must be the last word of the sentence
 */
import { LexiconError } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many words may stand between two elements when the pattern does not say. */
const DEFAULT_GAP = 2;

/** Classes that nearly every message has: a sequence should not wait for them. */
const COMMON = new Set([
  'SELF',
  'OTHER',
  'ME',
  'REFL',
  'NOT',
  'BE',
  'HAVE',
  'WANT',
  'INTEND',
  'MANAGE',
  'TAKE',
  'NOW',
  'MORE',
]);

/** One place in a sequence. */
export interface Element {
  readonly name: string;
  readonly ids: readonly number[];
  readonly optional: boolean;
  /** Most words allowed between the previous element and this one. */
  readonly gap: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** A compiled sequence. */
export interface Sequence {
  readonly elements: readonly Element[];
  /** The elements that must be there, rarest first, so that most sequences are dismissed by one look. */
  readonly required: readonly Element[];
  readonly source: string;
}

/** The numbers of class names and literal words, for one element or condition. `owner` is named in errors. */
export function resolve(names: readonly string[], vocabulary: Vocabulary, owner: string): number[] {
  return names.map((name) => {
    const id = vocabulary.id(name);
    if (id < 0)
      throw new LexiconError(
        `"${owner}" uses the unknown class "${name}": define it in classes/, or mend the spelling.`,
      );
    return id;
  });
}

/**
 * Compiles one sequence.
 * @throws LexiconError naming the record when a class does not exist or the first element is optional.
 */
export function compileSequence(source: string, vocabulary: Vocabulary, owner: string): Sequence {
  const elements: Element[] = [];
  let gap = DEFAULT_GAP;
  for (const part of source.trim().split(/\s+/)) {
    if (part === '_') {
      gap = 0;
      continue;
    }
    const wider = /^\.\.(\d+)$/.exec(part);
    if (wider) {
      gap = Number(wider[1]);
      continue;
    }
    const match = /^(\^?)([^?^$]+?)(\$?)(\??)$/.exec(part);
    if (!match) throw new LexiconError(`"${owner}": cannot read "${part}" in "${source}".`);
    const names = match[2]!.split('|');
    elements.push({
      name: match[2]!,
      ids: resolve(names, vocabulary, owner),
      optional: match[4] === '?',
      gap: elements.length === 0 ? 0 : gap,
      first: match[1] === '^',
      last: match[3] === '$',
    });
    gap = DEFAULT_GAP;
  }
  if (elements.length === 0 || elements[0]!.optional)
    throw new LexiconError(`"${owner}": "${source}" must begin with an element that is not optional.`);
  const commonness = (element: Element): number =>
    element.ids.length + 30 * element.name.split('|').filter((name) => COMMON.has(name)).length;
  const required = elements.filter((element) => !element.optional).sort((a, b) => commonness(a) - commonness(b));
  return { elements, required, source };
}
