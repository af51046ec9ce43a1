import { afterAll, describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { CatalogueError } from '../../src/catalogue/problems.ts';
import { dataDir, document, municipality, removeDataDirs, service } from './dataDir.ts';

afterAll(removeDataDirs);

/** The lines of the error that loading gives; none when it loads. */
function problems(files: Record<string, unknown>): string[] {
  try {
    loadCatalogue(dataDir(files));
    return [];
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return error.message.split('\n');
  }
}

/** What is said of one service with these fields, without file and line. */
function problemsOf(fields: object): string[] {
  return problems(municipality('senja', [service('senja-a', fields)])).map((line) => line.replace(/^\S+:\d+: /, ''));
}

describe('A problem names the file, the line, the record and the mend', () => {
  test('exactly', () => {
    const text = `services:
  - id: senja-kafe-pluss
    name: Kafé pluss
    kind: place
    status: current
    source: { document: page, lines: '30' }
    needs: [rus]
    audience: [self]
    description: { nb: En kafé. }
    access:
      - how: drop-in
    phones:
      - number: 95 48 76 5
`;
    expect(
      problems({
        ...municipality('senja', [], { first_contact: 'senja-kafe-pluss' }),
        'municipalities/senja/services.yaml': text,
      }),
    ).toEqual([
      'data/municipalities/senja/services.yaml:13: "senja-kafe-pluss": phones[0].number "95 48 76 5" has 7 digits: a Norwegian number has 8 (or is a short number such as 113): correct it',
    ]);
  });

  test('and all problems of all files come at once', () => {
    const found = problems({
      ...municipality('senja', [service('senja-a', { emails: [{ value: 'ingen' }] })]),
      ...municipality('lebesby', [service('lebesby-a', { part_of: 'lebesby-b' })], { number: '5624' }),
      'sources.yaml': { documents: [document('page'), document('page')] },
    });
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'data/sources.yaml',
      'data/municipalities/lebesby/services.yaml',
      'data/municipalities/senja/services.yaml',
    ]);
  });

  test('a file whose shape is wrong is told alone, without the references that follow from it', () => {
    const found = problems(municipality('senja', [{ ...service('senja-a'), name: undefined, kind: 'cafe' }]));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/"senja-a": name is missing: add it$/);
    expect(found[1]).toMatch(/"senja-a": kind is "cafe": use "unit", "service", /);
  });
});

describe('The shape of a record', () => {
  test.each<[string, object, string]>([
    [
      'an unknown field',
      { phonse: 'none' },
      '"senja-a": phonse is not a field of the catalogue: correct the name or remove it',
    ],
    [
      'an unknown field inside',
      { access: [{ how: 'contact', too: 'x' }] },
      '"senja-a": access[0].too is not a field of the catalogue: correct the name or remove it',
    ],
    ['an empty list', { phones: [] }, '"senja-a": phones is an empty list: add an item or remove the field'],
    [
      'a number without quotes',
      { phones: [{ number: 113 }] },
      '"senja-a": phones[0].number is read as a number: put it in quotes, "113"',
    ],
    ['a text where a list stands', { needs: 'rus' }, '"senja-a": needs is "rus": it must be a list'],
    ['a word that is not unknown or none', { phones: 'nei' }, '"senja-a": phones is "nei": use "unknown", "none"'],
    ['an empty value', { description: null }, '"senja-a": description is empty: write a value or remove the line'],
    [
      'a date that is none',
      { assured_date: '26.02.2024' },
      '"senja-a": assured_date is "26.02.2024": write a date as 2024-02-26',
    ],
    [
      'an id with capitals',
      { id: 'senja-A' },
      '"senja-A": id is "senja-A": use small letters a-z, digits and single hyphens',
    ],
    [
      'lines that are words',
      { source: { document: 'page', lines: 'nederst' } },
      '"senja-a": source.lines is "nederst": write lines as 44-56, 114-117',
    ],
  ])('%s', (_, fields, expected) => {
    expect(problemsOf(fields)).toEqual([expected]);
  });
});

describe('What a record says', () => {
  test.each<[string, object, string]>([
    [
      'a part of nothing',
      { part_of: 'senja-b' },
      'part_of "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'contact from nothing',
      { contact_from: 'senja-b' },
      'contact_from "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'contact parts from nothing',
      { contact_from: { service: 'senja-b', only: ['phones'] } },
      'contact_from "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'access to nothing',
      { access: [{ how: 'application', to: 'senja-b' }] },
      'access[0].to "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'a step to nothing',
      { steps: [{ text: { nb: 'Klag.' }, to: 'senja-b' }] },
      'steps[0].to "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'a document that is not there',
      { source: { document: 'side' } },
      'source.document "side" is not in data/sources.yaml: correct it or add the document there',
    ],
    [
      'a document of one fact',
      { facts: [{ text: { nb: 'Gratis.' }, source: { document: 'side' } }] },
      'facts[0].source.document "side" is not in data/sources.yaml: correct it or add the document there',
    ],
    [
      'a second document',
      { source: { document: 'page', also: ['side'] } },
      'source.also[0] "side" is not in data/sources.yaml: correct it or add the document there',
    ],
    ['no document', { source: { lines: '3' } }, 'source names no document: add document, an id in data/sources.yaml'],
    ['no needs', { needs: [] }, 'needs is empty: say what it helps with, or set status to mentioned'],
    [
      'ages the wrong way',
      { eligibility: { minimum_age: 25, maximum_age: 13 } },
      'eligibility.minimum_age 25 is above maximum_age 13: correct one of them',
    ],
    [
      'a number with a digit too many',
      { phones: [{ number: '96 63 45 477' }] },
      'phones[0].number "96 63 45 477" has 9 digits: a Norwegian number has 8 (or is a short number such as 113): correct it',
    ],
    [
      'a number outside the plan',
      { phones: [{ number: '12 34 56 78' }] },
      'phones[0].number "12 34 56 78" is not in the Norwegian number plan: correct it',
    ],
    [
      'two numbers in one',
      { phones: [{ number: '777 91 090 / 091' }] },
      'phones[0].number "777 91 090 / 091" has other signs than digits and spaces: write one number for each entry',
    ],
    [
      'one number twice',
      { phones: [{ number: '468 955 82' }, { number: '468 95 582' }] },
      'phones[1].number "468 95 582" is there twice: remove one',
    ],
    [
      'an e-mail that is none',
      { emails: [{ value: 'fact.sandnes.no' }] },
      'emails[0].value "fact.sandnes.no" is not an e-mail address: correct it',
    ],
  ])('%s', (_, fields, expected) => {
    expect(problemsOf(fields)).toEqual([`"senja-a": ${expected}`]);
  });

  test('hours that do not parse, with what the reader stumbled on', () => {
    const hours = { schedules: [{ channel: 'visit', opening_hours: 'hverdager 9-15', text: 'hverdager 9-15' }] };
    expect(problemsOf(hours)).toEqual([
      expect.stringMatching(
        /^"senja-a": schedules\[0\]\.opening_hours "hverdager 9-15" cannot be read \(.+\): write it like "Mo-Fr 09:00-15:00"$/,
      ),
    ]);
  });

  test('what is only mentioned may be without needs', () => {
    expect(problemsOf({ needs: [], status: 'mentioned' })).toEqual([]);
  });

  test('an id outside its municipality', () => {
    const files = municipality('senja', [service('tromso-a')], { first_contact: 'tromso-a' });
    expect(problems(files)).toEqual([
      'data/municipalities/senja/services.yaml:2: "tromso-a": id must begin with "senja-", as it is in that folder: rename it',
    ]);
  });

  test('an id that is used twice, also across files', () => {
    const files = {
      ...municipality('senja', [service('senja-a'), service('senja-a')]),
      'statsforvalteren/services.yaml': { services: [service('nasjonal-113')] },
    };
    expect(problems(files)).toEqual([
      expect.stringMatching(
        /^data\/municipalities\/senja\/services\.yaml:17: "senja-a": id is also used in data\/municipalities\/senja\/services\.yaml:2: /,
      ),
      expect.stringMatching(
        /^data\/statsforvalteren\/services\.yaml:2: "nasjonal-113": id is also used in data\/national\/services\.yaml:2: /,
      ),
    ]);
  });

  test('parts and contacts in a circle', () => {
    const services = [
      service('senja-a', { part_of: 'senja-b' }),
      service('senja-b', { part_of: 'senja-a' }),
      service('senja-c', { contact_from: 'senja-c' }),
      service('senja-d', { part_of: 'senja-a' }),
    ];
    expect(problems(municipality('senja', services)).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      '"senja-a": part_of goes in a circle (senja-a → senja-b → senja-a): remove one of the links',
      '"senja-b": part_of goes in a circle (senja-b → senja-a → senja-b): remove one of the links',
      '"senja-c": contact_from goes in a circle (senja-c → senja-c): remove one of the links',
    ]);
  });
});

describe('A municipality', () => {
  const records = [service('senja-a')];
  test.each<[string, object, string]>([
    [
      'first contact',
      { first_contact: 'senja-b' },
      'first_contact "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'doctor',
      { daytime_doctor: 'senja-b' },
      'daytime_doctor "senja-b" is not the id of any service: correct it or add that service',
    ],
    [
      'complaints',
      { complaint_authority: 'sf' },
      'complaint_authority "sf" is not the id of any service: correct it or add that service',
    ],
    ['folder', { slug: 'tromso' }, 'slug is "tromso" in the folder "senja": make them the same'],
    ['number', { number: '553' }, 'number is "553": write four digits in quotes'],
  ])('%s', (_, fields, expected) => {
    const [problem, ...others] = problems(municipality('senja', records, fields));
    expect(problem).toMatch(/^data\/municipalities\/senja\/municipality\.yaml:\d+: /);
    expect(problem).toContain(expected);
    expect(others).toEqual([]);
  });

  test('two with one number', () => {
    const files = { ...municipality('senja', records), ...municipality('lebesby', [service('lebesby-a')]) };
    expect(problems(files)).toEqual([
      expect.stringContaining('"lebesby": number 5530 is also the number of senja'),
      expect.stringContaining('"senja": number 5530 is also the number of lebesby'),
    ]);
  });

  test('without services yet loads empty, and its first contact is not asked for', () => {
    const catalogue = loadCatalogue(
      dataDir({ ...municipality('senja', []), 'municipalities/senja/services.yaml': null }),
    );
    expect(catalogue.municipality('senja')?.first_contact).toBe('senja-a');
    expect(catalogue.servicesOf('senja')).toEqual([]);
  });
});

describe('A file', () => {
  test('that is missing', () => {
    expect(problems({ 'sources.yaml': null })).toEqual(['data/sources.yaml:1: is missing: add the file']);
  });

  test('that is not YAML', () => {
    const found = problems({ 'national/services.yaml': 'services:\n  - id: a\n   name: b\n' });
    expect(found[0]).toMatch(/^data\/national\/services\.yaml:[23]: is not YAML: /);
  });

  test('with a key twice', () => {
    const found = problems({ 'national/services.yaml': 'services: []\nservices: []\n' });
    expect(found).toEqual([expect.stringMatching(/^data\/national\/services\.yaml:2: is not YAML: /)]);
  });

  test('with letters made of two signs', () => {
    const text = `services:\n  # Tromso\u0308\n  []\n`;
    expect(problems({ 'national/services.yaml': text })).toEqual([
      'data/national/services.yaml:2: has letters made of two signs (for example a + ´): save the file as Unicode NFC',
    ]);
  });
});
