/** Ranks services for the facts and the words of a message, tells why, and which question would separate them best. */
import type { AgeSpan, Facts, Found, Need, Outlook, Question, Reason } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { Catalogue, Matcher, MatchQuery } from '../conversation/ports.ts';
import type { TextReader } from '../understanding/index.ts';
import type { UnderstandingLexicon } from '../understanding/lexicon.ts';
import type { ServiceExample } from './examples.ts';
import { createServiceLibrary } from './library.ts';
import type { Profile } from './profile.ts';
import { fittingness, isOfAge, isOpenDoor, mayBeOffered } from './rules.ts';
import type { Fit, ServiceIndex } from './wordIndex.ts';

/** What the matcher is made of. */
export interface MatcherParts {
  readonly catalogue: Catalogue;
  readonly examples: readonly ServiceExample[];
  readonly lexicon: UnderstandingLexicon;
  /** Reads the services and examples as messages are read. */
  readonly reader: TextReader;
}

/** A matcher that can be made ready ahead of the first message. */
export interface PreparedMatcher extends Matcher {
  /** Makes the indexes in small steps. Without it, the first message to a municipality waits for its index. */
  prepare(): Generator<void>;
}

/** Chosen on examples by authors that the index had not seen. */
const WEIGHT = { words: 1.7, examples: 1.7, concepts: 0.8, likelihood: 4, needs: 0.15, named: 0.4 } as const;
const OTHER_WEIGHTS = WEIGHT.words + WEIGHT.examples + WEIGHT.concepts + WEIGHT.needs;
/** A pressed choice has no words: what is known counts for more. */
const WORDLESS = 0.5;
/** A service says first what it is most for. */
const SECOND_NEED = 0.8;
/** How much of what was found earlier counts beside the new message. */
const EARLIER = 0.7;
const FEW_TERMS = 3;
const MOST_FOUND = 5;
const LEAST_SCORE = 0.05;
/** A service far behind the best is not shown beside it. */
const FAR_BEHIND = 0.5;
/** On unseen examples the right one was among the first three nine times of ten above either of these. */
const CLEAR_SCORE = 0.6;
const CLEAR_LEAD = 1.5;
/** How much the likelihood of the words counts when they say little: few words are like many services. */
const SAYS_LITTLE = 0.25;
/** When only something general is said ("rus"), the first contact of the municipality is the first door. */
const FIRST_DOOR = 2.6;
/** Place of the first contact of the municipality among what is shown when it is not clear what is right. */
const FIRST_CONTACT_AT = 2;
/** Local services kept in mind while the place is asked for, so that the answer finds them again. */
const MOST_CARRIED = 40;
const LOCAL_SHARE = 0.6;
const CARRIED_EACH = 5;
const MOST_BEHIND = 20;

interface Ranked {
  readonly profile: Profile;
  readonly fit: Fit;
  readonly score: number;
}

/** The share of the needs that the service is for, 0 to 1. */
function needShare(service: Service, needs: readonly Need[]): number {
  if (needs.length === 0) return 0;
  const shares = needs.map((need) => (service.needs[0] === need ? 1 : service.needs.includes(need) ? SECOND_NEED : 0));
  return shares.reduce<number>((sum, share) => sum + share, 0) / needs.length;
}

/**
 * Makes the matcher.
 * @param parts the catalogue, what residents write by service, and the lexicon of the reader
 */
export function createMatcher({ catalogue, examples, lexicon, reader }: MatcherParts): PreparedMatcher {
  const library = createServiceLibrary({ catalogue, examples, reader });

  const rankIn = (index: ServiceIndex, { facts, terms, earlier, role }: MatchQuery): Ranked[] => {
    const before = new Map(earlier.map(({ id, score }) => [id, score]));
    const fits = index.fit(terms, facts.concepts);
    const broad = saysLittle(index, terms);
    const isGeneral = facts.concepts.every((concept) => general.has(concept)) && facts.needs.length > 0;
    const first = catalogue.municipality(facts.municipality ?? '')?.first_contact;
    const telling = terms.length === 0 ? 0 : isGeneral && broad ? SAYS_LITTLE : 1;
    const likelihood = telling * WEIGHT.likelihood;
    const weights = OTHER_WEIGHTS + likelihood;
    const scale = terms.length > 0 ? weights : weights * WORDLESS;
    const ranked: Ranked[] = [];
    index.profiles.forEach((profile, at) => {
      const { service } = profile;
      if (!mayBeOffered(service, facts, role)) return;
      const fit = fits[at]!;
      const own =
        ((WEIGHT.words * fit.words +
          WEIGHT.examples * fit.examples +
          WEIGHT.concepts * fit.concepts +
          likelihood * fit.likelihood +
          WEIGHT.needs * needShare(service, facts.needs) +
          (fit.named ? WEIGHT.named : 0)) /
          scale) *
        fittingness(service, facts, { named: fit.named, broad }) *
        (isGeneral && service.id === first ? FIRST_DOOR : 1);
      const score = before.size === 0 ? own : (own + EARLIER * (before.get(service.id) ?? 0)) / (1 + EARLIER);
      ranked.push({ profile, fit, score });
    });
    return ranked.sort((a, b) => b.score - a.score || a.profile.service.id.localeCompare(b.profile.service.id));
  };

  const reasonsFor = ({ profile, fit }: Ranked, facts: Facts): Reason[] => {
    const { service, concepts } = profile;
    const reasons: Reason[] = [];
    if (fit.named) reasons.push({ key: 'why.named' });
    const heard = facts.concepts
      .filter((concept) => labelled.has(concept) && concepts.has(concept))
      .sort((a, b) => (concepts.get(b) ?? 0) - (concepts.get(a) ?? 0))[0];
    if (heard) reasons.push({ key: 'why.concept', params: { concept: heard } });
    const need = facts.needs.find(
      (one) => service.needs.includes(one) && !(one === 'paarorende' && facts.audience === 'relative'),
    );
    if (need && !heard) reasons.push({ key: 'why.need', params: { need } });
    if (facts.audience === 'relative' && service.audience.includes('relative')) {
      reasons.push({ key: 'why.relative', ...(facts.relation ? { params: { relation: facts.relation } } : {}) });
    }
    const span = limitsOf(service);
    if (span && facts.age !== null && isOfAge(service, facts)) {
      reasons.push(ageReason(span));
    }
    if (isOpenDoor(service)) reasons.push({ key: 'why.dropIn' });
    if (service.municipality === null) reasons.push({ key: 'why.national' });
    else if (facts.municipality === service.municipality) {
      reasons.push({ key: 'why.local', params: { municipality: service.municipality } });
    }
    return reasons;
  };
  // A concept without a need ("trenger hjelp") is true of everybody and no reason.
  const labelled = new Set(lexicon.concepts.filter(({ needs }) => Object.keys(needs).length > 0).map(({ id }) => id));

  /** Concepts that others are kinds of: rus, not heroin. */
  const general = new Set(lexicon.concepts.flatMap(({ broader }) => broader ?? []));

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
      const index = place === null ? library.everywhere() : library.at(place);
      const ranked = rankIn(index, query);
      const best = ranked[0]?.score ?? 0;
      const near = ranked
        .filter(({ score }) => score >= LEAST_SCORE && score >= best * FAR_BEHIND)
        .slice(0, MOST_FOUND);
      const confidence = confidenceOf(near);
      const isBroad = saysLittle(index, query.terms) && !near[0]?.fit.named;
      // One who worries for somebody is always told of the door that is open to everybody, however clear the rest is.
      const isPlain = confidence === 'clear' && !isBroad && facts.audience !== 'relative';
      const shown = isPlain || near[0]?.fit.named ? near : withFirstContact(near, ranked, facts);
      const found: Found[] = shown.map((one) => ({
        id: one.profile.service.id,
        score: rounded(one.score),
        reasons: reasonsFor(one, facts),
      }));
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
      // When only something general is said ("rus"), more services are possible, and the age tells them apart.
      const isGeneral = isBroad && facts.concepts.every((concept) => general.has(concept));
      const possible = isGeneral ? ranked.filter(({ score }) => score >= best * FAR_BEHIND) : shown;
      const ageIsOpen = facts.age === null && facts.ageSpan === null && mayAsk('age');
      if (ask === null && ageIsOpen && (isGeneral ? hasAgeLimits(possible, facts) : ageSeparates(shown))) ask = 'age';
      if (ask === null && facts.audience === null && mayAsk('audience') && audienceSeparates(shown)) ask = 'audience';
      if (place !== null) found.push(...behind(ranked, shown));
      return { found, confidence, ask };
    },
  };
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

/** Whether any of the services that help with what is needed is for some ages only. */
function hasAgeLimits(possible: readonly Ranked[], { needs }: Facts): boolean {
  return possible.some(
    ({ profile: { service } }) => limitsOf(service) !== null && service.needs.some((need) => needs.includes(need)),
  );
}

/** Whether a local service would stand among the best if the place were known. */
function localMatters(everything: readonly Ranked[]): boolean {
  const best = everything[0]?.score ?? 0;
  const local = everything.find(({ profile }) => profile.service.municipality !== null);
  return local !== undefined && local.score >= Math.max(LEAST_SCORE, best * LOCAL_SHARE);
}

/** So near the best that a question may turn their order. */
const NEARLY = 0.7;

const rounded = (score: number) => Math.round(score * 1000) / 1000;

function limitsOf({ eligibility }: Service): AgeSpan | null {
  if (eligibility?.minimum_age === undefined && eligibility?.maximum_age === undefined) return null;
  return { from: eligibility.minimum_age ?? null, to: eligibility.maximum_age ?? null };
}

function ageReason({ from, to }: AgeSpan): Reason {
  if (from === null) return { key: 'why.ageTo', params: { to: to ?? 0 } };
  return to === null ? { key: 'why.ageFrom', params: { from } } : { key: 'why.ageSpan', params: { from, to } };
}

/** Whether the leading services are for different ages, so that the age decides which is right. */
function ageSeparates(shown: readonly Ranked[]): boolean {
  const leading = shown.slice(0, 3).filter(({ score }) => score >= (shown[0]?.score ?? 0) * NEARLY);
  const limits = leading.map(({ profile }) => limitsOf(profile.service));
  return (
    leading.length > 1 &&
    limits.some((span) => span !== null) &&
    new Set(limits.map((span) => JSON.stringify(span))).size > 1
  );
}

/** Whether the leading services are for the person alone and for relatives alone. */
function audienceSeparates(shown: readonly Ranked[]): boolean {
  const leading = shown.slice(0, 3).filter(({ score }) => score >= (shown[0]?.score ?? 0) * NEARLY);
  const only = (audience: 'self' | 'relative') =>
    leading.some(({ profile }) => profile.service.audience.every((one) => one === audience));
  return only('self') && only('relative');
}

/** Whether few words of the message are known to the services: then a door one can walk through is the best first step. */
function saysLittle(index: ServiceIndex, terms: readonly string[]): boolean {
  return terms.filter((term) => index.knows(term)).length <= FEW_TERMS;
}
