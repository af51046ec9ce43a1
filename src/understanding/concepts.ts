/** Hears the concepts of the lexicon in a message, and which of them were denied ("ikke rus, men angst"). */
import type { Need } from '../../dialogs/events.ts';
import type { Concept, UnderstandingLexicon } from './lexicon.ts';
import { type Hit, PhraseIndex } from './phrases.ts';
import type { Word, WordReader } from './words.ts';

/** A concept heard in a message. */
export type Heard = Hit<Concept>;

const NEGATIONS = new Set([
  'ikke',
  'ingen',
  'aldri',
  'uten',
  'verken',
  'ingenting',
  'ii',
  'eai',
  'not',
  'never',
  'without',
]);
/** After these, "ikke" is about being able or willing: "klarer ikke slutte å drikke" is about drinking. */
const ABLE = new Set([
  'klarer',
  'orker',
  'tor',
  'far',
  'kan',
  'vil',
  'greier',
  'blir',
  'ma',
  'skal',
  'fa',
  'bor',
  'sover',
  'vet',
  'skjonner',
  'sier',
  'finner',
]);
const MOST_BETWEEN = 3;
const FILLERS = new Set([
  'noe',
  'noen',
  'om',
  'med',
  'et',
  'en',
  'det',
  'er',
  'meg',
  'seg',
  'snakke',
  'for',
  'lenger',
  'mer',
  'akkurat',
  'egentlig',
  'sa',
  'mye',
  'pa',
  'i',
  'handler',
  'gjelder',
  'problemer',
  'problem',
  'har',
  'brukt',
  'bruker',
  'brukte',
]);
const REFLEXIVES = new Set(['meg', 'seg', 'jeg', 'han', 'hun', 'lenger', 'mer']);
const ABOUT_USE = new Set<string>(['rus']);

/** Hears concepts. */
export interface ConceptReader {
  read(words: readonly Word[]): { readonly heard: readonly Heard[]; readonly denied: readonly Heard[] };
  /** The ids of the concepts and of their wider ones, each once, in the order they were heard. */
  ids(heard: readonly Heard[]): string[];
  /** The needs of the concepts, the surest first. */
  needs(heard: readonly Heard[]): Need[];
}

const SURE_ENOUGH = 0.6;

const LONG = 7;
const ENDING = 2;

/**
 * Words of other languages are not stemmed as Norwegian. Long North Sami words match by how they begin, because
 * endings change the last letters; all others are compared whole.
 */
function foreign(phrase: string, inflected: boolean): string {
  return phrase
    .split(/\s+/)
    .map((word) => {
      if (/^[=^]|~$/.test(word)) return word;
      return inflected && word.length >= LONG ? `${word.slice(0, -ENDING)}~` : `=${word}`;
    })
    .join(' ');
}

/** @param lexicon where the concepts are; @param reader the reader that messages go through too */
export function createConceptReader(lexicon: UnderstandingLexicon, reader: WordReader): ConceptReader {
  const index = new PhraseIndex<Concept>((phrase) => reader.readPhrase(phrase));
  const byId = new Map<string, Concept>();
  for (const concept of lexicon.concepts) {
    byId.set(concept.id, concept);
    for (const phrase of concept.words) index.add(phrase, concept);
    for (const phrase of concept.se) index.add(foreign(phrase, true), concept);
    for (const phrase of concept.en) index.add(foreign(phrase, false), concept);
  }

  const isDenied = (words: readonly Word[], hit: Heard): boolean => {
    for (let at = hit.from; at <= hit.to; at++) {
      if (NEGATIONS.has(words[at]?.standard ?? '')) return false;
    }
    const start = words[hit.from];
    for (let back = 1; back <= MOST_BETWEEN + 1; back++) {
      const before = words[hit.from - back];
      if (!before || before.sentence !== start?.sentence) break;
      if (NEGATIONS.has(before.standard)) {
        const ability = words[hit.from - back - 1];
        const other = words[hit.from - back - 2];
        return !(ability && (ABLE.has(ability.standard) || (ability.small && other && ABLE.has(other.standard))));
      }
      if (!FILLERS.has(before.standard)) break;
    }
    if (!Object.keys(hit.value.needs).some((need) => ABOUT_USE.has(need))) return false;
    for (let ahead = 1; ahead <= 2; ahead++) {
      const after = words[hit.to + ahead];
      if (!after || after.sentence !== start?.sentence) return false;
      if (after.standard === 'ikke' || after.standard === 'aldri') {
        const next = words[hit.to + ahead + 1];
        return !next || next.clause !== after.clause || next.standard === 'selv';
      }
      if (!REFLEXIVES.has(after.standard)) return false;
    }
    return false;
  };

  return {
    read(words) {
      const heard: Heard[] = [];
      const denied: Heard[] = [];
      for (const hit of index.find(words)) {
        if (isDenied(words, hit)) denied.push(hit);
        else heard.push(hit);
      }
      return { heard, denied };
    },
    ids(heard) {
      const ids = new Set<string>();
      for (const { value } of heard) {
        for (let concept: Concept | undefined = value; concept; ) {
          if (ids.has(concept.id)) break;
          ids.add(concept.id);
          concept = concept.broader ? byId.get(concept.broader) : undefined;
        }
      }
      return [...ids];
    },
    needs(heard) {
      const weights = new Map<Need, number>();
      for (const { value } of heard) {
        for (const [need, weight] of Object.entries(value.needs) as [Need, number][]) {
          weights.set(need, Math.max(weights.get(need) ?? 0, weight));
        }
      }
      return [...weights]
        .filter(([, weight]) => weight >= SURE_ENOUGH)
        .sort((a, b) => b[1] - a[1])
        .map(([need]) => need);
    },
  };
}
