/**
 * The services of a page by what they help with. Each has one place where it is described; groups it also belongs to
 * point there.
 */
import type { Need } from '../../../dialogs/events.ts';
import type { Service } from '../../catalogue/resolved.ts';
import type { Municipality } from '../../catalogue/schema.ts';
import { appliesIn, mayBeShown } from '../../conversation/offers.ts';
import type { Catalogue } from '../../conversation/ports.ts';

/** A group; `other` is for services that the source only names. */
export interface Group {
  readonly id: Need | 'other';
  /** Described here. */
  readonly services: readonly Service[];
  /** Described elsewhere on the page. */
  readonly elsewhere: readonly Service[];
}

/** Everything that is offered to residents of a municipality. */
export interface Offered {
  /** The municipality's own services, by need. */
  readonly local: readonly Group[];
  /** The Statsforvalter: what is offered in some counties only. */
  readonly county: readonly Service[];
  readonly national: readonly Service[];
}

/** The groups in the order they are shown: what cannot wait, what most people come for, then situations in life. */
const ORDER: readonly Need[] = [
  'akutt',
  'rus',
  'psykisk-helse',
  'paarorende',
  'barn-unge',
  'gravid',
  'vold',
  'bolig',
  'arbeid-aktivitet',
  'eldre',
  'rettigheter-klage',
];

/** Needs that nearly every service has; they say little about where to look for it. */
const COMMON: ReadonlySet<Need> = new Set(['rus', 'psykisk-helse', 'paarorende', 'rettigheter-klage']);

/** What residents of this municipality are offered. Groups without any service are left out. */
export function offeredIn(
  municipality: Pick<Municipality, 'slug' | 'county'>,
  catalogue: Pick<Catalogue, 'servicesOf' | 'national'>,
): Offered {
  const forResidents = (service: Service) => mayBeShown(service, 'resident');
  const local = catalogue.servicesOf(municipality.slug).filter(forResidents);
  const outside = catalogue.national().filter((service) => forResidents(service) && appliesIn(service, municipality));
  const county = outside.filter(({ counties }) => counties !== undefined);
  const national = outside.filter(({ counties }) => counties === undefined);
  const homes = Map.groupBy(local, homeOf);
  const groups = [...ORDER, 'other' as const].map((id): Group => {
    const services = homes.get(id) ?? [];
    const elsewhere = [...local, ...national, ...county].filter(
      (service) => id !== 'other' && service.needs.includes(id) && !services.includes(service),
    );
    return { id, services, elsewhere };
  });
  return {
    local: groups.filter(({ services, elsewhere }) => services.length + elsewhere.length > 0),
    county,
    national,
  };
}

/**
 * The group a service is described in: the first of its needs that tells it from others. Rules and procedures stand
 * with rights, and what is for relatives alone stands with them.
 */
function homeOf({ needs, audience, kind }: Service): Group['id'] {
  const isFor = (need: Need) => needs.includes(need);
  if (isFor('paarorende') && audience.every((one) => one === 'relative')) return 'paarorende';
  if (isFor('rettigheter-klage') && (kind === 'right' || kind === 'process')) return 'rettigheter-klage';
  return needs.find((need) => !COMMON.has(need)) ?? needs[0] ?? 'other';
}
