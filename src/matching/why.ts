/** Why a service was chosen, as data: the words are in the locales. */
import type { AgeSpan, Facts, Reason } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { UnderstandingLexicon } from '../understanding/lexicon.ts';
import type { Ranked } from './ranking.ts';
import { isOfAge, isOpenDoor } from './rules.ts';

/** Tells the reasons, the most telling first. */
export type ReasonReader = (ranked: Pick<Ranked, 'profile' | 'fit'>, facts: Facts) => Reason[];

/** @param lexicon which concepts are a reason */
export function createReasonReader(lexicon: UnderstandingLexicon): ReasonReader {
  // A concept without a need ("trenger hjelp") is true of everybody and no reason.
  const labelled = new Set(lexicon.concepts.filter(({ needs }) => Object.keys(needs).length > 0).map(({ id }) => id));

  return ({ profile, fit }, facts) => {
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
}

/** The age limits that the service states, or null. */
export function limitsOf({ eligibility }: Service): AgeSpan | null {
  if (eligibility?.minimum_age === undefined && eligibility?.maximum_age === undefined) return null;
  return { from: eligibility.minimum_age ?? null, to: eligibility.maximum_age ?? null };
}

function ageReason({ from, to }: AgeSpan): Reason {
  if (from === null) return { key: 'why.ageTo', params: { to: to ?? 0 } };
  return to === null ? { key: 'why.ageFrom', params: { from } } : { key: 'why.ageSpan', params: { from, to } };
}
