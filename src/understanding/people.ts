/** Reads whom the help is for: the writer, somebody they care about, or somebody they meet at work. */
import type { Audience, Relation } from '../../dialogs/events.ts';
import type { Heard } from './concepts.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { type Hit, PhraseIndex } from './phrases.ts';
import type { Word, WordReader } from './words.ts';

type Gender = 'female' | 'male';

/** A person named by their relation to the writer. */
export interface Mention {
  readonly relation: Relation;
  readonly gender: Gender | null;
  readonly from: number;
  readonly to: number;
  /** False when the person is only in the picture ("krangler med mamma", "kjæresten slo opp"). */
  readonly about: boolean;
  /** True when the writer names their own part in it: "jeg som mor". */
  readonly role: boolean;
  /** True for a word that can only be somebody of the writer's own: "sønnen", "mannen min"; false for "har en mann". */
  readonly close: boolean;
}

/** Who is in a message. */
export interface People {
  readonly audience: Audience | null;
  readonly relation: Relation | null;
  readonly gender: Gender | null;
  readonly mentions: readonly Mention[];
  /** The words that stand for the writer. */
  readonly selves: readonly number[];
  /** The words that stand for a third person: "han", "hun". */
  readonly thirds: readonly number[];
}

interface Kin {
  readonly relation: Relation;
  readonly gender: Gender | null;
  readonly strong: boolean;
}

/** Reads people from words. */
export interface PeopleReader {
  read(words: readonly Word[], heard: readonly Heard[]): People;
}

const NEAR = 4;
/** Words this short are compared whole: the stem of "farlig" is that of "far". */
const SHORT = 3;
const WEIGHTY = 0.6;
const VIOLENCE = 'violence';
const FOR_PROFESSIONALS = 'professionals';

/** "Not", by its first letters: ikke, ikkje, not, and the North Sami verb. */
const NOT = new Set(['ikke', 'not', 'ii', 'in', 'eai']);
const ME = new Set(['meg', 'selv', 'sjol', 'me', 'myself', 'mun', 'ies']);
/** So many small words stand between "ikke" and the one it denies. */
const DENIED_WITHIN = 2;

/** "Ikke broren min, det er faren min": who is denied is not meant, when somebody else is named. */
function withoutDenied(words: readonly Word[], mentions: readonly Mention[]): Mention[] {
  const isDenied = ({ from }: Mention) => {
    for (let back = 1; back <= DENIED_WITHIN; back += 1) {
      const word = words[from - back];
      if (word === undefined || word.clause !== words[from]?.clause) return false;
      if (NOT.has(word.standard)) return true;
      if (!word.small) return false;
    }
    return false;
  };
  const meant = mentions.filter((mention) => !isDenied(mention));
  // "Det er ikke broren min, det er meg selv."
  const isWriter = words.some(({ standard }) => ME.has(standard));
  return meant.length > 0 || isWriter ? meant : [...mentions];
}

/** @param lexicon where relations and roles are; @param reader the reader that messages go through too */
export function createPeopleReader(lexicon: UnderstandingLexicon, reader: WordReader): PeopleReader {
  const people = lexicon.people;
  const indexOf = <Value>(entries: Iterable<readonly [string, Value]>) => {
    const index = new PhraseIndex<Value>((phrase) => reader.readPhrase(phrase));
    for (const [phrase, value] of entries) index.add(phrase, value);
    return index;
  };
  const all = (phrases: readonly string[]) => indexOf(phrases.map((phrase) => [phrase, true] as const));

  const kin = indexOf(
    people.relations.flatMap(({ relation, gender, strong, weak, se }) => [
      ...strong.map((word): [string, Kin] => [
        word.length <= SHORT ? `=${word}` : word,
        { relation, gender: gender ?? null, strong: true },
      ]),
      ...weak.map((word): [string, Kin] => [word, { relation, gender: gender ?? null, strong: false }]),
      ...se.map((word): [string, Kin] => [
        `=${word}`,
        {
          relation,
          gender: gender ?? null,
          strong: /[nN]$/.test(word) || relation === 'parent' || relation === 'sibling',
        },
      ]),
    ]),
  );
  const roles = indexOf(
    people.roles.flatMap(({ relation, phrases }) => phrases.map((phrase) => [phrase, relation] as const)),
  );
  const having = all(people.having);
  const aboutBefore = all(people.about_before);
  const contextAfter = all(people.context_after);
  const relative = all(people.relative);
  const professions = all(people.professions);
  const clients = all(people.clients);
  const atWork = all(people.at_work);
  const genders = indexOf([
    ...people.genders.female.map((word) => [word, 'female'] as const),
    ...people.genders.male.map((word) => [word, 'male'] as const),
  ]);
  const workplaceIndex = all(
    people.at_work_before.flatMap((before) => people.workplaces.map((place) => `${before} ${place}`)),
  );
  const standards = (list: readonly string[]) =>
    new Set(list.flatMap((word) => reader.readPhrase(word).map((one) => one.standard)));
  const possessives = new Set([...standards(people.possessives), 'mu', 'my', 'our']);
  const selfWords = standards(people.self);
  const femaleWords = standards(people.others.female);
  const maleWords = standards(people.others.male);
  const anyWords = standards(people.others.any);
  const contextBefore = standards(people.context_before);
  const carersFeel = new Set(people.carers_feel);

  const findMentions = (words: readonly Word[]): Mention[] => {
    const roleHits = roles.find(words);
    const aboutHits = aboutBefore.find(words);
    const haveHits = having.find(words);
    const afterHits = contextAfter.find(words);
    const taken = new Set<number>();
    const hits = kin.find(words).sort((a, b) => b.length - a.length || Number(b.value.strong) - Number(a.value.strong));
    const mentions: Mention[] = [];
    const isPossessive = (word: Word | undefined, anchor: Word) =>
      word !== undefined && word.sentence === anchor.sentence && possessives.has(word.standard);
    for (const hit of hits) {
      if (taken.has(hit.to)) continue;
      const word = words[hit.to] as Word;
      const first = words[hit.from] as Word;
      const owned =
        isPossessive(words[hit.to + 1], word) ||
        isPossessive(words[hit.from - 1], first) ||
        (isPossessive(words[hit.from - 2], first) &&
          !!words[hit.from - 1] &&
          !words[hit.from - 1]?.token.before.includes(','));
      const had = haveHits.some(
        ({ to }) => to < hit.from && hit.from - to <= 2 && words[to]?.sentence === word.sentence,
      );
      const helped = aboutHits.some(
        ({ to }) => to < hit.from && hit.from - to <= 2 && words[to]?.sentence === word.sentence,
      );
      if (!hit.value.strong && !owned && !had && !helped) continue;
      for (let at = hit.from; at <= hit.to; at++) taken.add(at);
      const beforeWord = words[hit.from - 1];
      const beforeThat = words[hit.from - 2];
      const preposition = [beforeWord, isPossessive(beforeWord, first) ? beforeThat : undefined].some(
        (one) => one !== undefined && one.sentence === first.sentence && contextBefore.has(one.standard),
      );
      const passing = afterHits.some(
        ({ from }) => from > hit.to && from - hit.to <= NEAR && words[from]?.clause === word.clause,
      );
      mentions.push({
        relation: hit.value.relation,
        gender: hit.value.gender,
        from: hit.from,
        to: hit.to,
        about: helped || had || (!preposition && !passing),
        role: false,
        close: hit.value.strong || owned,
      });
    }
    for (const hit of roleHits) {
      mentions.push({
        relation: hit.value,
        gender: null,
        from: hit.from,
        to: hit.to,
        about: true,
        role: true,
        close: true,
      });
    }
    return withoutDenied(
      words,
      mentions.sort((a, b) => a.from - b.from),
    );
  };

  const isAtWork = (words: readonly Word[], all: readonly Mention[], heard: readonly Heard[]): boolean => {
    const mentions = all.filter(({ close }) => close);
    if (mentions.length === 0 && heard.some(({ value }) => value.id === FOR_PROFESSIONALS)) return true;
    if (atWork.find(words).length > 0 || workplaceIndex.find(words).length > 0) return true;
    const isMention = (hit: Hit<true>) => mentions.some(({ from, to }) => from <= hit.to && to >= hit.from);
    const sayIAm = professions.find(words).some((hit) => {
      if (isMention(hit)) return false;
      const before = [1, 2, 3, 4].map((back) => words[hit.from - back]?.standard ?? '');
      const next = words[hit.to + 1]?.standard;
      if (before[0] === 'som' && next !== 'som') return true;
      const firstPerson = before.includes('jeg') || before.includes('vi') || hit.from <= 2;
      const being = before.slice(0, 3).includes('er') || before.slice(0, 3).includes('am');
      return (being && firstPerson) || (next === 'her' && hit.from <= 2);
    });
    if (sayIAm) return true;
    const met = clients.find(words).filter((hit) => !isMention(hit));
    return met.length > 0 && mentions.every(({ about }) => !about);
  };

  return {
    read(words, heard) {
      const mentions = findMentions(words);
      const inMention = (at: number) => mentions.some(({ from, to }) => from <= at && at <= to);
      const selves: number[] = [];
      const thirds: number[] = [];
      let female = 0;
      let male = 0;
      words.forEach((word, at) => {
        if (inMention(at)) return;
        if (
          selfWords.has(word.standard) &&
          !(word.standard === 'i' && words[at + 1]?.standard !== 'm' && word.token.raw !== 'I')
        ) {
          selves.push(at);
        }
        if (femaleWords.has(word.standard)) female += 1;
        else if (maleWords.has(word.standard)) male += 1;
        else if (!anyWords.has(word.standard)) return;
        thirds.push(at);
      });

      const met = clients.find(words).map(({ to }) => to);
      const about = mentions.filter((mention) => mention.about);
      let ofSelf = 0;
      let ofOther = 0;
      let firstOfSelf = false;
      const counted = new Set<number>();
      for (const hit of heard) {
        const weight = Math.max(0, ...Object.values(hit.value.needs));
        if (weight < WEIGHTY || carersFeel.has(hit.value.id) || counted.has(hit.from)) continue;
        counted.add(hit.from);
        const sentence = words[hit.from]?.sentence;
        const nearest = (places: readonly number[]) =>
          Math.max(-1, ...places.filter((at) => at <= hit.to && words[at]?.sentence === sentence));
        const me = nearest(selves);
        const they = Math.max(nearest(about.map(({ to }) => to)), nearest(thirds), nearest(met));
        if (me < 0 && they < 0) continue;
        if (me > they) {
          ofSelf += 1;
          if (ofOther === 0) firstOfSelf = true;
        } else ofOther += 1;
      }

      const saysRelative = relative.find(words).length > 0;
      const first = about[0] ?? null;
      const genderOf = (): Gender | null => {
        if (first?.gender) return first.gender;
        if (first) return female > male ? 'female' : male > female ? 'male' : null;
        const [named] = genders.find(words);
        return named?.value ?? null;
      };
      const base = { mentions, selves, thirds };

      if (isAtWork(words, mentions, heard) && !about.some(({ close }) => close) && !(firstOfSelf && ofSelf > 1)) {
        return { ...base, audience: 'employee', relation: null, gender: genders.find(words)[0]?.value ?? null };
      }
      const attacked = heard.some(
        ({ value, from }) => value.id === VIOLENCE && first !== null && from > first.to && from - first.to <= NEAR,
      );
      if (
        attacked &&
        first?.close &&
        about.length === 1 &&
        (first.relation === 'partner' || first.relation === 'parent')
      ) {
        // "mannen min slår": the one who hits is not the one who asks for help
        return { ...base, audience: 'self', relation: null, gender: null };
      }
      const begins = first !== null && selves.every((at) => at > first.to);
      if (first && (begins || !(firstOfSelf && ofSelf > ofOther) || about.some(({ role }) => role))) {
        return { ...base, audience: 'relative', relation: first.relation, gender: genderOf() };
      }
      if (saysRelative) return { ...base, audience: 'relative', relation: null, gender: null };
      if (thirds.length > 0 && ofOther > 0 && ofSelf === 0) {
        const gender = female > male ? 'female' : male > female ? 'male' : null;
        return { ...base, audience: 'relative', relation: 'other', gender };
      }
      if (selves.length > 0) {
        return {
          ...base,
          audience: 'self',
          relation: first?.relation ?? null,
          gender: genders.find(words)[0]?.value ?? null,
        };
      }
      return { ...base, audience: null, relation: null, gender: genderOf() };
    },
  };
}
