/**
 * The indexes, one for each municipality with the services offered everywhere. Each is made when it is first needed,
 * or ahead of that in small steps, so that a server answers from its first moment.
 */
import type { Service } from '../catalogue/resolved.ts';
import { appliesIn } from '../conversation/offers.ts';
import type { Catalogue } from '../conversation/ports.ts';
import type { TextReader } from '../understanding/index.ts';
import type { ServiceExample } from './examples.ts';
import { type Profile, profileOf } from './profile.ts';
import { createServiceIndex, type ServiceIndex } from './wordIndex.ts';

/** What the library is made of. */
export interface LibraryParts {
  readonly catalogue: Catalogue;
  readonly examples: readonly ServiceExample[];
  readonly reader: TextReader;
}

/** Indexes by place. */
export interface ServiceLibrary {
  /** The services for those who live in `slug`; only those offered everywhere when the place is none of ours. */
  at(slug: string): ServiceIndex;
  /** The services offered everywhere. */
  everywhere(): ServiceIndex;
  /**
   * The services of some municipalities and those offered everywhere, for asking whether the place matters. All of them
   * while they are few; more would make a turn dearer and the question no better.
   */
  some(): ServiceIndex;
  /** Makes everything there is to make, one service a step. Ends at once when all is made. */
  prepare(): Generator<void>;
}

/** So many municipalities are enough to tell whether the place matters. */
const SOME = 8;

/** A planned or ended service is in no index. */
const isOffered = ({ status }: Service) => status === 'current' || status === 'mentioned';

/** Makes the library; nothing is read yet. */
export function createServiceLibrary({ catalogue, examples, reader }: LibraryParts): ServiceLibrary {
  const byService = Map.groupBy(examples, ({ service }) => service);
  const places = catalogue.municipalities();
  const profiles = new Map<string, Profile>();
  const indexes = new Map<string, ServiceIndex>();

  const profile = (service: Service): Profile => {
    const made =
      profiles.get(service.id) ??
      profileOf(withAgesOfWhole(service, catalogue), byService.get(service.id) ?? [], reader);
    profiles.set(service.id, made);
    return made;
  };
  const index = (name: string, services: () => readonly Service[]): ServiceIndex => {
    const made = indexes.get(name) ?? createServiceIndex(services().filter(isOffered).map(profile));
    indexes.set(name, made);
    return made;
  };
  const local = (from = places) => from.flatMap(({ slug }) => catalogue.servicesOf(slug));

  const everywhere = () => index('everywhere', () => catalogue.national());
  const some = () => index('some', () => [...local(places.slice(0, SOME)), ...catalogue.national()]);
  const at = (slug: string) => {
    const place = catalogue.municipality(slug);
    if (place === undefined) return everywhere();
    const outside = () => catalogue.national().filter((service) => appliesIn(service, place));
    return index(`at ${slug}`, () => [...catalogue.servicesOf(slug), ...outside()]);
  };

  return {
    at,
    everywhere,
    some,
    *prepare() {
      for (const service of [...catalogue.national(), ...local()].filter(isOffered)) {
        profile(service);
        yield;
      }
      for (const { slug } of places) {
        at(slug);
        yield;
      }
      some();
      everywhere();
    },
  };
}

/**
 * The service with the age limits of the whole it is a part of, when it states none itself: what a house for adults
 * offers inside is for adults.
 */
function withAgesOfWhole(service: Service, catalogue: Catalogue): Service {
  const statesAges = ({ eligibility }: Service) =>
    eligibility?.minimum_age !== undefined || eligibility?.maximum_age !== undefined;
  let whole: Service | undefined = service;
  while (whole !== undefined && !statesAges(whole)) {
    whole = whole.part_of === undefined ? undefined : catalogue.service(whole.part_of);
  }
  if (whole === undefined || whole === service || whole.eligibility === undefined) return service;
  const { minimum_age, maximum_age, age_limit, source } = whole.eligibility;
  const ages = {
    age_limit,
    source,
    ...(minimum_age === undefined ? {} : { minimum_age }),
    ...(maximum_age === undefined ? {} : { maximum_age }),
  };
  return { ...service, eligibility: { ...service.eligibility, ...ages } };
}
