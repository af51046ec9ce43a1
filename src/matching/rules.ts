/** What a service must fulfil to be offered at all, and what makes it more or less fitting. */
import type { Facts, Role } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import { mayBeShown } from '../conversation/offers.ts';

/** Whether the service may be offered for these facts. Hard limits only. */
export function mayBeOffered(service: Service, facts: Facts, role: Role): boolean {
  if (!mayBeShown(service, role)) return false;
  const limits = service.eligibility;
  if (!limits) return true;
  if (limits.gender && facts.gender && limits.gender !== facts.gender && facts.audience !== 'employee') return false;
  if (limits.age_limit === 'soft') return true;
  return isOfAge(service, facts);
}

/** Whether the age, or any part of the band of ages, is within the limits. Unknown ages are. */
export function isOfAge({ eligibility }: Service, { age, ageSpan }: Facts): boolean {
  const youngest = eligibility?.minimum_age ?? 0;
  const oldest = eligibility?.maximum_age ?? Number.POSITIVE_INFINITY;
  if (age !== null) return youngest <= age && age <= oldest;
  if (ageSpan !== null) return (ageSpan.from ?? 0) <= oldest && (ageSpan.to ?? Number.POSITIVE_INFINITY) >= youngest;
  return true;
}

/** How the need was said. */
export interface Said {
  /** True when the message names the service: then its kind says nothing against it. */
  readonly named: boolean;
  /** True when little is said ("rus"): then a door that one can walk through is the best first step. */
  readonly broad: boolean;
}

const ADULT = 18;
const YOUNG = 25;
const OLD = 65;
const RIGHTS: ReadonlySet<string> = new Set([
  'complaint',
  'rights',
  'coercion',
  'application',
  'mandate',
  'price',
  'individual-plan',
  'free-choice',
  'carer-pay',
  'waiting',
  'referral',
  'rus-control',
  'children-next-of-kin',
  'professionals',
  'substance-mapping',
]);
const SUPERVISION: ReadonlySet<string> = new Set([
  'complaint',
  'rights',
  'coercion',
  'professionals',
  'grudge-with-system',
]);
/** A line for the bereaved is not for those who think of suicide, though they use the same words. */
const NOT_MADE_FOR_THIS = 0.15;
const MADE_FOR_YOUTH = 1.4;
const LINE_OF_THE_NEED = 2;
const OPEN_DOOR = 1.15;
const OPEN_DOOR_DISTRESS = 1.03;
const NATIONAL_LINE = 0.85;
const NATIONAL_OTHER = 0.85;
const YOUNG_FOR_ADULTS = 0.6;
const YOUNG_FOR_UNKNOWN = 0.9;
const FOR_RELATIVES = 1.1;
const ONLY_RELATIVES = 1.2;
const RELATIVES_LATER = 0.95;
const FOR_THE_RELATIVE: ReadonlySet<string> = new Set([
  'relative-support',
  'relative-group',
  'exhausted',
  'respite',
  'carer-pay',
  'boundaries',
  'end-of-rope-relative',
  'guidance',
]);
const NOT_FOR_RELATIVES = 0.9;
const DISTRESS: ReadonlySet<string> = new Set([
  'despair',
  'life-crisis',
  'exhausted',
  'suicide',
  'self-harm',
  'anxiety',
  'depression',
]);

/**
 * How fitting a service is for the person, apart from the words: 1 is neutral.
 * @param said how the need was said
 */
export function fittingness(service: Service, facts: Facts, { named, broad }: Said): number {
  let factor = 1;
  const { audience, needs, kind } = service;

  if (!named && service.concepts.length > 0 && !service.concepts.some((concept) => facts.concepts.includes(concept)))
    factor *= NOT_MADE_FOR_THIS;
  if (service.status === 'mentioned' && !named) factor *= 0.8;
  const asksForRights = facts.concepts.some((concept) => RIGHTS.has(concept));
  if (!named && (kind === 'right' || kind === 'process') && !asksForRights) factor *= 0.75;
  // nobody is sent to what only a court can set
  if (!named && !asksForRights && service.access.every(({ how }) => how === 'court-order')) factor *= 0.5;
  if (kind === 'emergency' && !facts.needs.includes('akutt') && !named) factor *= 0.4;
  // far from our municipalities the line of the need is the first door
  if (facts.municipality === 'elsewhere' && kind === 'line' && needs[0] !== undefined && facts.needs.includes(needs[0]))
    factor *= LINE_OF_THE_NEED;

  // help for the one they worry about comes first, unless they ask for help to bear it
  const asksForThemselves = facts.concepts.some((concept) => FOR_THE_RELATIVE.has(concept));
  if (facts.audience === 'relative') {
    if (audience.includes('relative'))
      factor *= audience.includes('self') ? FOR_RELATIVES : asksForThemselves ? ONLY_RELATIVES : RELATIVES_LATER;
    else factor *= NOT_FOR_RELATIVES;
  } else if (facts.audience === 'self' && !audience.includes('self')) factor *= 0.6;
  else if (facts.audience === 'employee' && audience.includes('employee')) factor *= 1.3;

  const youngest = facts.age ?? facts.ageSpan?.from ?? null;
  const oldest = facts.age ?? facts.ageSpan?.to ?? null;
  const forTheYoung = needs[0] === 'barn-unge' || (service.eligibility?.maximum_age ?? YOUNG + 1) <= YOUNG;
  const aboutYoung = facts.needs.includes('barn-unge');
  if (forTheYoung && !aboutYoung && !named) {
    if (youngest !== null && youngest > YOUNG) factor *= YOUNG_FOR_ADULTS;
    else if (youngest === null && oldest === null) factor *= kind === 'line' ? YOUNG_FOR_ADULTS : YOUNG_FOR_UNKNOWN;
  }
  if (oldest !== null && oldest < ADULT) factor *= needs.includes('barn-unge') ? 1.2 : 0.7;
  // an age limit that ends in youth says that it is made for them
  const madeForYouth = (service.eligibility?.maximum_age ?? YOUNG + 1) <= YOUNG;
  if (oldest !== null && oldest <= YOUNG && madeForYouth && isOfAge(service, facts)) factor *= MADE_FOR_YOUTH;
  if (youngest !== null && youngest >= OLD && needs.includes('eldre')) factor *= 1.1;
  if (oldest !== null && oldest < OLD - 15 && needs.includes('eldre') && needs.length <= 2) factor *= 0.8;
  if (service.eligibility?.age_limit === 'soft' && !isOfAge(service, facts)) factor *= 0.5;
  if (facts.gender === null && service.eligibility?.gender) factor *= 0.95;

  if (isOpenDoor(service) && facts.audience !== 'employee') {
    if (broad) factor *= OPEN_DOOR;
    else if (facts.concepts.some((concept) => DISTRESS.has(concept))) factor *= OPEN_DOOR_DISTRESS;
  }
  if (service.municipality === null && !named) {
    // supervision and rights are for those who ask about them; the lines are for everybody, after what is near
    if (kind === 'line' || kind === 'emergency') factor *= NATIONAL_LINE;
    else if (!facts.concepts.some((concept) => SUPERVISION.has(concept))) factor *= NATIONAL_OTHER;
  }
  return factor;
}

/** Whether one can come by or make contact without applying. */
export function isOpenDoor(service: Service): boolean {
  return service.access.some(({ how }) => how === 'drop-in' || how === 'contact');
}
