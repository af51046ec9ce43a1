/** What a service must be to fulfil a wish ("noe nærmere", "uten søknad", "på kvelden", "for oss pårørende"). */
import type { Facts, Wish } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { OpeningHours } from '../conversation/ports.ts';

/** What wishes are judged by. */
export interface WishContext {
  readonly hours: OpeningHours;
  readonly now: Date;
}

const YOUNG = 25;
/** Meals and staff round the clock do not make a door open. */
const NO_DOOR: ReadonlySet<string> = new Set(['staffed', 'meals']);
const DAY_MS = 86_400_000;
const DAYS = 7;
/** Half past six or seven in the evening in Norway, winter or summer. */
const EVENING_UTC = { hours: 17, minutes: 30 };

/** Whether the service fulfils the wish, as far as the source tells: what is unknown does not. */
export function fulfils(wish: Wish, service: Service, context: WishContext): boolean {
  switch (wish) {
    case 'nearer':
      return isReachedFromHome(service);
    case 'withoutApplication':
      return isOpenToAll(service);
    case 'evening':
      return isOpenInEvenings(service, context);
    case 'forYoung':
      return service.needs[0] === 'barn-unge' || (service.eligibility?.maximum_age ?? YOUNG + 1) <= YOUNG;
    case 'forRelative':
      return isForRelatives(service);
    case 'more':
    case 'didNotFit':
      return true;
  }
}

/** The facts that the wish is looked for with. They are not remembered: the help is still for the same person. */
export function factsFor(wish: Wish, facts: Facts): Facts {
  if (wish === 'forYoung') return { ...facts, age: null, ageSpan: { from: 13, to: YOUNG } };
  if (wish !== 'forRelative') return facts;
  const needs = facts.needs.includes('paarorende') ? facts.needs : [...facts.needs, 'paarorende' as const];
  return { ...facts, audience: 'relative', age: null, ageSpan: null, needs };
}

/** Whether the service is for relatives themselves: for nobody else, or for them first. */
export function isForRelatives({ audience, needs }: Service): boolean {
  return audience.includes('relative') && (needs[0] === 'paarorende' || !audience.includes('self'));
}

/** One can call, write or chat, wherever one lives. */
function isReachedFromHome({ phones, chats, parent_contact: parent }: Service): boolean {
  return Array.isArray(phones) || chats.length > 0 || Array.isArray(parent?.phones);
}

/** One can come by or make contact, and the source does not say that one must apply. */
function isOpenToAll({ access, kind }: Service): boolean {
  if (kind === 'process' || kind === 'right') return false;
  const open = access.some(
    ({ how, needs_application }) => (how === 'drop-in' || how === 'contact') && needs_application !== true,
  );
  return open && access.every(({ needs_application }) => needs_application !== true);
}

/** Open at least one evening of the coming week. */
function isOpenInEvenings({ schedules }: Service, { hours, now }: WishContext): boolean {
  if (!Array.isArray(schedules)) return false;
  const own = schedules.filter(({ from, channel }) => from === undefined && !NO_DOOR.has(channel));
  return eveningsAfter(now).some((evening) => own.some((one) => hours.hoursAt(one, evening).state === 'open'));
}

function eveningsAfter(now: Date): Date[] {
  const first = new Date(now);
  first.setUTCHours(EVENING_UTC.hours, EVENING_UTC.minutes, 0, 0);
  return Array.from({ length: DAYS }, (_, day) => new Date(first.getTime() + day * DAY_MS));
}
