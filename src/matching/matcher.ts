/** Finds services for the facts and the words of a message, tells why, and which question would separate them best. */
import type { Facts, Found, Outlook, Question, Role } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import { mayBeShown } from '../conversation/offers.ts';
import type { Catalogue, Matcher, MatchQuery, OpeningHours } from '../conversation/ports.ts';
import type { TextReader } from '../understanding/index.ts';
import type { UnderstandingLexicon } from '../understanding/lexicon.ts';
import type { ServiceExample } from './examples.ts';
import { createServiceLibrary } from './library.ts';
import { bestQuestion, type Separating } from './questions.ts';
import { createRanking, type Ranked, saysLittle } from './ranking.ts';
import { createReasonReader } from './why.ts';
import { factsFor, fulfils, isForRelatives } from './wishes.ts';
import type { ServiceIndex } from './wordIndex.ts';

/** What the matcher is made of. */
export interface MatcherParts {
  readonly catalogue: Catalogue;
  readonly examples: readonly ServiceExample[];
  readonly lexicon: UnderstandingLexicon;
  /** Reads the services and examples as messages are read. */
  readonly reader: TextReader;
  readonly hours: OpeningHours;
}

/** A matcher that can be made ready ahead of the first message. */
export interface PreparedMatcher extends Matcher {
  /** Makes the indexes in small steps. Without it, the first message to a municipality waits for its index. */
  prepare(): Generator<void>;
}

const MOST_FOUND = 5;
const LEAST_SCORE = 0.05;
/** A service far behind the best is not shown beside it, unless there would be fewer than are shown at once. */
const FAR_BEHIND = 0.5;
/** On unseen examples the right one was among the first three nine times of ten above either of these. */
const CLEAR_SCORE = 0.6;
const CLEAR_LEAD = 1.5;
/** Place of the first contact of the municipality among what is shown when it is not clear what is right. */
const FIRST_CONTACT_AT = 2;
/** Local services kept in mind while the place is asked for, so that the answer finds them again. */
const MOST_CARRIED = 40;
const LOCAL_SHARE = 0.6;
const CARRIED_EACH = 5;
const MOST_BEHIND = 20;
/** Services shown at once, among which help for the relative is looked for. */
const SHOWN = 3;
/** So many words of a name must be said for it to be meant among the services shown. */
const NAMING = 1;
const SHORTEST_NAME = 3;
const LONGEST_ENDING = 2;

/**
 * Makes the matcher.
 * @param parts the catalogue, what residents write by service, and the lexicon of the reader
 */
export function createMatcher({ catalogue, examples, lexicon, reader, hours }: MatcherParts): PreparedMatcher {
  const library = createServiceLibrary({ catalogue, examples, reader });
  const { rankFits } = createRanking(catalogue, lexicon);
  const reasonsFor = createReasonReader(lexicon);
  const rankIn = (index: ServiceIndex, query: MatchQuery): Ranked[] =>
    rankFits(index, index.fit(query.terms, query.facts.concepts), query);
  const indexAt = (place: string | null) => (place === null ? library.everywhere() : library.at(place));
  const asFound = (one: Ranked, facts: Facts): Found => ({
    id: one.profile.service.id,
    score: rounded(one.score),
    reasons: reasonsFor(one, facts),
  });

  /** When little is said, or it is not clear what is right, the door that is open to everybody in the municipality is among the first. */
  const withFirstContact = (near: readonly Ranked[], ranked: readonly Ranked[], facts: Facts): Ranked[] => {
    const first = catalogue.municipality(facts.municipality ?? '')?.first_contact;
    const at = near.findIndex(({ profile }) => profile.service.id === first);
    const contact = ranked.find(({ profile }) => profile.service.id === first);
    const fits = contact && facts.needs.some((need) => contact.profile.service.needs.includes(need));
    if (!contact || !fits || near.length === 0 || (at >= 0 && at <= FIRST_CONTACT_AT)) return [...near];
    const others = near.filter((one) => one !== contact);
    const score = Math.min(contact.score, others[FIRST_CONTACT_AT - 1]?.score ?? contact.score);
    return others.toSpliced(FIRST_CONTACT_AT, 0, { ...contact, score }).slice(0, MOST_FOUND);
  };

  /** The local services that a named place could bring forward: after the others, without reasons. */
  const carried = (ranked: readonly Ranked[]): Found[] => {
    const each = new Map<string | null, number>();
    return ranked
      .filter(({ profile: { service }, score }) => {
        const count = each.get(service.municipality) ?? 0;
        each.set(service.municipality, count + 1);
        return service.municipality !== null && score >= LEAST_SCORE && count < CARRIED_EACH;
      })
      .slice(0, MOST_CARRIED)
      .map(({ profile, score }) => ({ id: profile.service.id, score: rounded(score), reasons: [] }));
  };

  /** What stands near enough to the best to be shown, and how sure it is. */
  const nearBest = (ranked: readonly Ranked[], facts: Facts, isBroad: boolean) => {
    const best = ranked[0]?.score ?? 0;
    const possible = ranked.filter(({ score }) => score >= LEAST_SCORE);
    const close = possible.filter(({ score }) => score >= best * FAR_BEHIND).slice(0, MOST_FOUND);
    // What fills up must be something one can turn to: a right that hardly fits helps nobody.
    const others = possible.filter((one) => !close.includes(one) && !isFormal(one.profile.service)).slice(0, SHOWN);
    const near = [...close, ...others].slice(0, Math.max(close.length, SHOWN));
    const confidence = confidenceOf(near);
    const named = near[0]?.fit.named === true;
    // One who worries for somebody is always told of the door that is open to everybody, however clear the rest is.
    const isPlain = confidence === 'clear' && !(isBroad && !named) && facts.audience !== 'relative';
    return { confidence, shown: isPlain || named ? near : withFirstContact(near, ranked, facts) };
  };

  return {
    prepare: library.prepare,
    /**
     * `found` also carries services that stand behind, last and without reasons: local ones of all municipalities
     * while the place is asked for, else the next of this place. They are there to be refined by the next message
     * ("16"), not to be shown.
     */
    rank(query) {
      const { facts, asked } = query;
      const place = facts.municipality;
      const index = indexAt(place);
      const fits = index.fit(query.terms, facts.concepts);
      const ranked = rankFits(index, fits, query);
      const best = ranked[0]?.score ?? 0;
      const isBroad = saysLittle(index, query.terms);
      const { confidence, shown } = nearBest(ranked, facts, isBroad);
      const found = shown.map((one) => asFound(one, facts));
      const saysNothing = facts.needs.length === 0 && facts.concepts.length === 0 && !shown[0]?.fit.named;
      const mayAsk = (question: Question) => !asked.includes(question);
      let ask: Question | null = null;
      if (saysNothing && query.earlier.length === 0 && best < CLEAR_SCORE && mayAsk('need')) ask = 'need';
      if (ask === null && place === null && mayAsk('municipality')) {
        const nearby = rankIn(library.some(), query);
        if (localMatters(nearby)) {
          ask = 'municipality';
          found.push(...carried(nearby));
        }
      }
      const open: Separating[] = [
        ...(facts.age === null && facts.ageSpan === null && mayAsk('age') ? ['age' as const] : []),
        ...(facts.audience === null && mayAsk('audience') ? ['audience' as const] : []),
      ];
      const rerank = (some: Facts) => nearBest(rankFits(index, fits, { ...query, facts: some }), some, isBroad).shown;
      // Who names a service knows what they want.
      if (!shown.some(({ fit }) => fit.named)) ask ??= bestQuestion(open, facts, shown, rerank);
      if (place !== null) found.push(...behind(ranked, shown));
      return {
        found,
        confidence,
        ask,
        forRelative: facts.audience === 'relative' ? besides(ranked, shown, facts) : null,
      };
    },
    wish(wish, query, seen) {
      const facts = factsFor(wish, query.facts);
      const context = { hours, now: query.now };
      const all = rankIn(indexAt(facts.municipality), { ...query, facts }).filter(
        ({ profile: { service }, score }) =>
          score >= LEAST_SCORE && service.kind !== 'emergency' && fulfils(wish, service, context),
      );
      // What is for something else is better than nothing, and worse than what is for this.
      const forThis = all.filter(({ profile }) => isFor(profile.service, facts));
      const fulfilling = forThis.length > 0 ? forThis : all;
      const isSeen = ({ profile }: Ranked) => seen.includes(profile.service.id);
      // Who asks for something open in the evening is told of what is, also again; who asks for something else is not.
      const again = wish === 'more' || wish === 'didNotFit' ? [] : fulfilling.filter(isSeen);
      return [...fulfilling.filter((one) => !isSeen(one)), ...again].slice(0, SHOWN).map((one) => asFound(one, facts));
    },
    named(terms, ids, among) {
      const said = new Set(terms);
      const whole = among === null ? null : wholeName(said, among.facts.municipality, among.role);
      if (whole !== null) return whole;
      const counts = ids.map((id) => ({ id, words: sharedWords(id, said) }));
      const most = Math.max(0, ...counts.map(({ words }) => words));
      const likest = counts.filter(({ words }) => words === most);
      return most >= NAMING && likest.length === 1 ? likest[0]!.id : null;
    },
  };

  /** The service whose longest name is said in full; null when none is, or several are. */
  function wholeName(said: ReadonlySet<string>, place: string | null, role: Role): string | null {
    let most = 0;
    let named: string[] = [];
    for (const { service, names } of indexAt(place).profiles) {
      if (!mayBeShown(service, role)) continue;
      const longest = Math.max(
        0,
        ...names.map((name) => (name.every((term) => isSaid(term, said)) ? new Set(name).size : 0)),
      );
      if (longest < most || longest === 0) continue;
      named = longest > most ? [service.id] : [...named, service.id];
      most = longest;
    }
    return named.length === 1 ? named[0]! : null;
  }

  /** Help for the relative themselves, when none of what is shown is. */
  function besides(ranked: readonly Ranked[], shown: readonly Ranked[], facts: Facts): Found | null {
    if (shown.slice(0, SHOWN).some(({ profile }) => isForRelatives(profile.service))) return null;
    const one = ranked.find(({ profile, score }) => score > 0 && isForRelatives(profile.service));
    return one === undefined ? null : asFound(one, facts);
  }

  /** How many words of the service's names are said. */
  function sharedWords(id: string, said: ReadonlySet<string>): number {
    const service = catalogue.service(id);
    if (service === undefined) return 0;
    const names = [service.name, ...service.alternate_names].flatMap((name) => reader.readText(name).terms);
    return new Set(names.filter((term) => isSaid(term, said))).size;
  }
}

/** Whether the service is for something that is needed. */
const isFor = ({ needs }: Service, facts: Facts): boolean => needs.some((need) => facts.needs.includes(need));

/** A right or a procedure, nothing one turns to. */
const isFormal = ({ kind }: Service): boolean => kind === 'right' || kind === 'process';

const isSaid = (term: string, said: ReadonlySet<string>): boolean =>
  said.has(term) || [...said].some((word) => isSameWord(term, word));

/** The same word in another form: stems of short words keep their endings ("kafé", "kafeen"). */
function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_NAME && long.startsWith(short) && long.length - short.length <= LONGEST_ENDING;
}

function confidenceOf(near: readonly Ranked[]): Outlook['confidence'] {
  const [best, second] = near;
  if (!best) return 'none';
  return best.score >= CLEAR_SCORE || best.score >= CLEAR_LEAD * (second?.score ?? 0) ? 'clear' : 'several';
}

/** The next after those that are shown. */
function behind(ranked: readonly Ranked[], shown: readonly Ranked[]): Found[] {
  const ids = new Set(shown.map(({ profile }) => profile.service.id));
  return ranked
    .filter(({ profile, score }) => score >= LEAST_SCORE && !ids.has(profile.service.id))
    .slice(0, MOST_BEHIND)
    .map(({ profile, score }) => ({ id: profile.service.id, score: rounded(score), reasons: [] }));
}

/** Whether a local service would stand among the best if the place were known. */
function localMatters(everything: readonly Ranked[]): boolean {
  const best = everything[0]?.score ?? 0;
  const local = everything.find(({ profile }) => profile.service.municipality !== null);
  return local !== undefined && local.score >= Math.max(LEAST_SCORE, best * LOCAL_SHARE);
}

const rounded = (score: number) => Math.round(score * 1000) / 1000;
