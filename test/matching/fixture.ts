/** A small catalogue of made-up services in one municipality, and a matcher over it. */
import { join } from 'node:path';
import type { Facts } from '../../dialogs/events.ts';
import { hoursAt } from '../../src/catalogue/openingHours.ts';
import type { Service } from '../../src/catalogue/resolved.ts';
import type { Municipality } from '../../src/catalogue/schema.ts';
import type { Catalogue, MatchQuery } from '../../src/conversation/ports.ts';
import { createMatcher, type ServiceExample } from '../../src/matching/index.ts';
import { createUnderstanding, loadUnderstandingLexicon } from '../../src/understanding/index.ts';

type Sketch = Pick<Service, 'id' | 'name' | 'needs'> & { text: string } & Partial<
    Pick<Service, 'status' | 'kind' | 'audience' | 'eligibility' | 'municipality'>
  > & { how?: 'drop-in' | 'contact' | 'application' };

/** Only what ranking reads; the rest of a record is tested with the catalogue. */
function service({ id, name, needs, text, how = 'contact', ...rest }: Sketch): Service {
  return {
    id,
    name,
    needs,
    alternate_names: [],
    former_names: [],
    kind: 'service',
    status: 'current',
    audience: ['self', 'relative'],
    description: { nb: text },
    access: [{ actor: 'anyone', how }],
    facts: [],
    concepts: [],
    municipality: 'senja',
    ...rest,
  } as unknown as Service;
}

const hard = (minimum_age?: number, maximum_age?: number, gender?: 'female' | 'male') =>
  ({
    ...(minimum_age === undefined ? {} : { minimum_age }),
    ...(maximum_age === undefined ? {} : { maximum_age }),
    ...(gender ? { gender } : {}),
    age_limit: 'hard',
  }) as Service['eligibility'];

const SERVICES: readonly Service[] = [
  service({
    id: 'rus-samtale',
    name: 'Mottaket',
    needs: ['rus', 'paarorende'],
    text: 'Samtaler om rus og alkohol uten søknad',
    how: 'drop-in',
  }),
  service({
    id: 'rus-voksen',
    name: 'Rusteamet',
    needs: ['rus'],
    audience: ['self'],
    text: 'Oppfølging av rus for voksne',
    eligibility: hard(18),
  }),
  service({
    id: 'rus-ung',
    name: 'Ungdomsteamet',
    needs: ['rus', 'barn-unge'],
    text: 'Oppfølging av rus for unge',
    eligibility: hard(13, 17),
  }),
  service({ id: 'rus-planlagt', name: 'Nytt rustilbud', needs: ['rus'], text: 'Oppfølging av rus', status: 'planned' }),
  service({
    id: 'rus-fagdag',
    name: 'Fagdag om rus',
    needs: ['rus'],
    text: 'Kurs om rus for ansatte',
    audience: ['employee'],
  }),
  service({
    id: 'rus-kvinner',
    name: 'Rusbolig for kvinner',
    needs: ['rus', 'bolig'],
    text: 'Bolig for kvinner som ruser seg',
    eligibility: hard(18, undefined, 'female'),
  }),
  service({
    id: 'parorende',
    name: 'Råd til pårørende',
    needs: ['paarorende', 'rus'],
    audience: ['relative'],
    text: 'Samtaler med pårørende til noen som ruser seg',
  }),
  service({
    id: 'psykolog',
    name: 'Kommunepsykolog',
    needs: ['psykisk-helse'],
    text: 'Samtaler om angst og depresjon',
  }),
  service({
    id: 'klage',
    name: 'Klage på avslag',
    kind: 'right',
    needs: ['rettigheter-klage', 'rus'],
    text: 'Slik klager du på avslag om hjelp for rus',
  }),
  service({
    id: 'kafe',
    name: 'Kafé Pluss',
    needs: ['arbeid-aktivitet'],
    text: 'Kaffe og selskap',
    kind: 'place',
    how: 'drop-in',
  }),
  service({ id: 'linje', name: 'Ruslinjen', needs: ['rus'], text: 'Telefon om rus', kind: 'line', municipality: null }),
];

const municipality = {
  slug: 'senja',
  number: '5530',
  name: 'Senja',
  county: 'Troms',
  word_for_municipality_se: 'suohkan',
  places: [{ name: 'Finnsnes', also: [], se: [], ambiguous: false }],
  first_contact: 'rus-samtale',
} satisfies Municipality;

export const catalogue: Catalogue = {
  service: (id) => SERVICES.find((one) => one.id === id),
  municipality: (slug) => (slug === 'senja' ? municipality : undefined),
  municipalities: () => [municipality],
  servicesOf: (slug) => SERVICES.filter((one) => one.municipality === slug),
  national: () => SERVICES.filter((one) => one.municipality === null),
  document: () => undefined,
};

const lexicon = loadUnderstandingLexicon(join(import.meta.dirname, '../../data/lexicons/understanding'));
const now = new Date('2026-11-20T12:00:00+01:00');
const understanding = createUnderstanding({ lexicon, catalogue, statistics: null });

export const matcherWith = (examples: readonly ServiceExample[] = []) =>
  createMatcher({ catalogue, lexicon, examples, reader: understanding, hours: { hoursAt } });
const matcher = matcherWith();

/** Ranks for a message as the first of a conversation in Senja, unless `known` says otherwise. */
export function rank(text: string, known: Partial<Facts> = {}, query: Partial<MatchQuery> = {}, by = matcher) {
  const { facts, terms } = understanding.read(text, { asking: null, locale: 'nb', hasShown: false, now });
  return by.rank({
    facts: { ...facts, municipality: facts.municipality ?? 'senja', ...known },
    terms,
    earlier: [],
    role: 'resident',
    now,
    asked: [],
    ...query,
  });
}

export const ids = (outlook: ReturnType<typeof rank>) => outlook.found.map(({ id }) => id);
