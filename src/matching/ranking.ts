/** Puts the services of an index in order: by what their words fit, and by who asks. */
import type { Facts, Found, Need, Role } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { Catalogue } from '../conversation/ports.ts';
import type { UnderstandingLexicon } from '../understanding/lexicon.ts';
import type { Profile } from './profile.ts';
import { fittingness, mayBeOffered } from './rules.ts';
import type { Fit, ServiceIndex } from './wordIndex.ts';

/** What the order hangs on beside the words. */
export interface RankQuery {
  readonly facts: Facts;
  readonly terms: readonly string[];
  readonly earlier: readonly Found[];
  readonly role: Role;
}

/** Ranks. */
export interface Ranking {
  /**
   * Best first; never a service that may not be offered for the facts.
   * @param fits as `index.fit` gives them: the dear part, and the same whoever asks
   */
  rankFits(index: ServiceIndex, fits: readonly Fit[], query: RankQuery): Ranked[];
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
/** How much the likelihood of the words counts when they say little: few words are like many services. */
const SAYS_LITTLE = 0.25;
/** When only something general is said ("rus"), the first contact of the municipality is the first door. */
const FIRST_DOOR = 2.6;

/** A service with its place in the order. */
export interface Ranked {
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

/** Makes the ranking. */
export function createRanking(catalogue: Pick<Catalogue, 'municipality'>, lexicon: UnderstandingLexicon): Ranking {
  /** Concepts that others are kinds of: rus, not heroin. */
  const general = new Set(lexicon.concepts.flatMap(({ broader }) => broader ?? []));
  const areGeneral = (concepts: readonly string[]) => concepts.every((concept) => general.has(concept));

  const rankFits: Ranking['rankFits'] = (index, fits, { facts, terms, earlier, role }) => {
    const before = new Map(earlier.map(({ id, score }) => [id, score]));
    const broad = saysLittle(index, terms);
    const isGeneral = areGeneral(facts.concepts) && facts.needs.length > 0;
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
        fittingness(service, facts, { named: fit.named, broad });
      const door = isGeneral && service.id === first ? FIRST_DOOR : 1;
      const known = before.size === 0 ? own : (own + EARLIER * (before.get(service.id) ?? 0)) / (1 + EARLIER);
      const score = known * door;
      ranked.push({ profile, fit, score });
    });
    return ranked.sort((a, b) => b.score - a.score || a.profile.service.id.localeCompare(b.profile.service.id));
  };

  return { rankFits };
}

/** Whether few words of the message are known to the services: then a door one can walk through is the best first step. */
export function saysLittle(index: ServiceIndex, terms: readonly string[]): boolean {
  return terms.filter((term) => index.knows(term)).length <= FEW_TERMS;
}
