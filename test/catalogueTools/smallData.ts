/** A small catalogue with nothing wrong in it, for tests that put one thing wrong. */
import { dataDir, document, municipality, service } from '../catalogue/dataDir.ts';

export { removeDataDirs } from '../catalogue/dataDir.ts';

const both = (nb: string, se = 'Veahkki.') => ({ nb, se });

/** A service with all texts in both languages. */
export const whole = (id: string, fields: object = {}) =>
  service(id, { description: both('Hjelp.'), phones: [{ number: '77 79 00 00' }], ...fields });

export const cafe = (fields: object = {}) =>
  whole('senja-a', {
    name: 'Kafé pluss',
    kind: 'place',
    description: both('En kafé der du kan spise middag og treffe andre.'),
    visiting_address: { value: 'Storgata 1, 9300 Finnsnes' },
    schedules: [
      {
        channel: 'visit',
        opening_hours: 'Mo-Fr 09:00-15:00',
        text: 'hverdager 9-15',
        description: both('Hverdager 9-15'),
      },
    ],
    ...fields,
  });

export const team = (fields: object = {}) =>
  whole('senja-b', {
    name: 'Ruspoliklinikken',
    description: both('Behandling for alkohol og andre rusmidler.'),
    part_of: 'senja-a',
    contact_from: 'senja-a',
    phones: 'unknown',
    access: [{ how: 'application', to: 'senja-a', note: both('Du må søke.') }],
    cost: { free: true, text: both('Gratis') },
    ...fields,
  });

/** Ended; its own name must not bring it up. */
export const old = whole('senja-gammel', { name: 'Snekkerverkstedet', status: 'ended', needs: [] });

export interface Example {
  readonly service: string;
  readonly text: string;
  readonly age?: number;
}

export const EXAMPLES: readonly Example[] = [
  { service: 'senja-a', text: 'er det en kafé der jeg kan spise middag' },
  { service: 'senja-a', text: 'vil treffe andre på kafé' },
  { service: 'senja-b', text: 'jeg drikker for mye alkohol og vil ha behandling' },
];

/** The lines of a file of examples. */
export const lines = (examples: readonly Example[]): string =>
  examples
    .map(({ age = null, ...rest }) =>
      JSON.stringify({ ...rest, language: 'nb', audience: 'self', age, style: 'plain' }),
    )
    .join('\n');

/** The catalogue in a temporary folder. Services of Senja, fields of its municipality and other files may be changed. */
export function smallData({
  services = [cafe(), team(), old],
  fields = {},
  examples = EXAMPLES,
  files = {},
}: {
  services?: readonly object[];
  fields?: object;
  examples?: readonly Example[];
  files?: Record<string, unknown>;
} = {}): string {
  return dataDir({
    'sources.yaml': { documents: [document('page'), document('book', { owner: 'Forlaget', date: '2026-06-01' })] },
    'national/services.yaml': {
      services: [
        service('nasjonal-113', {
          name: 'Nødtelefon',
          description: both('Når liv er i fare.'),
          phones: [{ number: '113' }],
        }),
      ],
    },
    ...municipality('senja', [...services], fields),
    'examples/services/tester.jsonl': lines(examples),
    ...files,
  });
}
