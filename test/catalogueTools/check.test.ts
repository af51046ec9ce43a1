import { afterAll, describe, expect, test } from '@jest/globals';
import { problemLine } from '../../src/catalogue/problems.ts';
import { check } from '../../src/tools/catalogue/check.ts';
import { municipality } from '../catalogue/dataDir.ts';
import { cafe, EXAMPLES, old, removeDataDirs, smallData, team, whole } from './smallData.ts';

afterAll(removeDataDirs);

const NOW = new Date('2026-11-22T10:00:00Z');
type Change = Parameters<typeof smallData>[0];

const report = (change: Change = {}) => check(smallData(change), NOW);
const errors = (change: Change) => report(change).errors.map(problemLine);
const withTeam = (fields: object): Change => ({ services: [cafe(), team(fields), old] });

const SERVICES = /^data\/municipalities\/senja\/services\.yaml:\d+: /;

test('sound data has no errors and no warnings, and is counted', () => {
  expect(report()).toEqual({
    errors: [],
    warnings: [],
    notes: [
      '4 services in 1 municipalities and everywhere.',
      '3 services have facts to confirm: see `npm run -s catalogue -- stale`.',
      '3 examples were tried; 0 do not find their service among the first three.',
    ],
  });
});

describe('check finds, with file, record and mend,', () => {
  test.each<[string, Change, string]>([
    [
      'a duplicate id',
      { services: [cafe(), team(), whole('senja-b'), old] },
      '"senja-b": id is also used in data/municipalities/senja/services.yaml:29: give one of them another id',
    ],
    [
      'a phone with a digit missing',
      withTeam({ phones: [{ number: '77 79 00 0' }] }),
      '"senja-b": phones[0].number "77 79 00 0" has 7 digits: a Norwegian number has 8 (or is a short number such as 113): correct it',
    ],
    [
      'hours that do not parse',
      withTeam({ schedules: [{ channel: 'phone', opening_hours: 'hele dagen', text: '24/7' }] }),
      '"senja-b": schedules[0].opening_hours "hele dagen" cannot be read',
    ],
    [
      'a service without contact',
      withTeam({ part_of: undefined, contact_from: undefined, phones: undefined, access: [{ how: 'contact' }] }),
      '"senja-b": has no contact (no phones, emails, websites, address, contact_from or access.to, and no phone or e-mail above it): add one, or write "phones: unknown" if the source gives none',
    ],
    [
      'an ended service as first contact',
      { fields: { first_contact: 'senja-gammel' } },
      '"senja": first_contact "senja-gammel" is ended and never offered: name a service that is current',
    ],
    [
      'an ended service that one is sent to',
      withTeam({ access: [{ how: 'application', to: 'senja-gammel' }] }),
      '"senja-b": access[0].to sends people to "senja-gammel", which is ended and never offered: name a service that is current, or remove it',
    ],
    [
      'a planned service whose contact is lent',
      { services: [cafe({ status: 'planned' }), team()], fields: { first_contact: 'senja-b' }, examples: [] },
      '"senja-b": contact_from sends people to "senja-a", which is planned and never offered: name a service that is current, or remove it',
    ],
    [
      'an unknown parent',
      withTeam({ part_of: 'senja-c' }),
      '"senja-b": part_of "senja-c" is not the id of any service: correct it or add that service',
    ],
    [
      'an example of no service',
      { examples: [...EXAMPLES, { service: 'senja-c', text: 'hei' }] },
      'data/examples/services/tester.jsonl:4: "senja-c": is not the id of any service: correct the id, or remove the example',
    ],
    [
      'an example that finds another service',
      { examples: [...EXAMPLES.slice(0, 2), { service: 'senja-b', text: 'middag på Kafé pluss' }] },
      'data/examples/services/tester.jsonl:3: "senja-b": is never found first by its 1 examples (this is the first); "senja-a" is found first by 1: give the examples the id of the service that helps, or say in the description in plain words what this one helps with',
    ],
  ])('%s', (_, change, expected) => {
    const found = errors(change);
    expect(found).toContainEqual(expect.stringContaining(expected));
    for (const line of found) expect(line).toMatch(/^data\/\S+:\d+: "[a-z0-9-]+": .+: .+/);
  });

  test.each<[string, object, string]>([
    ['description', { description: { nb: 'Hjelp.' } }, 'description'],
    ['how to get it', { access: [{ how: 'contact', note: { nb: 'Ring.' } }] }, 'access[0].note'],
    ['who refers', { access: [{ how: 'referral', by: { nb: 'Fastlegen' } }] }, 'access[0].by'],
    ['price', { cost: { free: true, text: { nb: 'Gratis' } } }, 'cost.text'],
    ['whose number it is', { phones: [{ number: '77 79 00 01', label: { nb: 'Vakt' } }] }, 'phones[0].label'],
    [
      'hours',
      { schedules: [{ channel: 'visit', opening_hours: null, text: 'på dagtid', description: { nb: 'Om dagen' } }] },
      'schedules[0].description',
    ],
    [
      'contradiction',
      { conflicts: [{ about: 'hours', values: [{ value: '9' }, { value: '10' }], note: { nb: 'Uklart.' } }] },
      'conflicts[0].note',
    ],
  ])('a missing se text: %s', (_, fields, expected) => {
    expect(errors(withTeam(fields))).toEqual([
      expect.stringMatching(
        new RegExp(
          `${SERVICES.source}"senja-b": ${expected.replaceAll(/[[\].]/g, '\\$&')}\\.se is missing: add the North Sami text, written by somebody who can vouch for it$`,
        ),
      ),
    ]);
  });

  test('hours in the words of the source, but not those without words', () => {
    const schedule = { channel: 'visit', opening_hours: '24/7' };
    expect(errors(withTeam({ schedules: [{ ...schedule, text: '24/7' }] }))).toEqual([]);
    expect(errors(withTeam({ schedules: [{ ...schedule, text: 'døgnet rundt' }] }))).toEqual([
      expect.stringContaining(
        '"senja-b": schedules[0] is shown as the source writes it, in Norwegian: add description with nb and se',
      ),
    ]);
  });

  test('all of it at once', () => {
    const found = errors({
      services: [
        cafe({ phones: [{ number: '77 79 00 0' }], part_of: 'senja-c' }),
        team({ access: [{ how: 'application', to: 'senja-gammel' }], description: { nb: 'Behandling.' } }),
        old,
        whole('senja-gammel', { phones: undefined }),
        whole('senja-d', { schedules: [{ channel: 'visit', opening_hours: 'x', text: '9' }] }),
        whole('senja-e', { kind: 'kiosk' }),
      ],
      examples: [
        ...EXAMPLES.slice(0, 2),
        { service: 'senja-d', text: 'middag på Kafé pluss' },
        { service: 'senja-e', text: 'hei' },
      ],
    });
    const expected = [
      '"senja-e": kind is',
      'has 7 digits',
      '"senja-c" is not the id',
      'id is also used',
      'cannot be read',
      '"senja-gammel": has no contact',
      'sends people to "senja-gammel"',
      'description.se is missing',
      '"senja-d": is never found first',
    ];
    for (const part of expected) expect(found).toContainEqual(expect.stringContaining(part));
    expect(found).toHaveLength(expected.length);
  });
});

describe('check lets pass', () => {
  test.each<[string, object]>([
    ['an unknown that is written', { phones: 'unknown' }],
    ['a way in that is unknown', { access: [{ how: 'unknown' }] }],
    ['what leads on to another service', { access: [{ how: 'application', to: 'senja-a' }] }],
    ['what is only mentioned', { status: 'mentioned' }],
    ['a part of what can be reached', { part_of: 'senja-a' }],
  ])('a service without contact: %s', (_, fields) => {
    const bare = { part_of: undefined, contact_from: undefined, phones: undefined, access: [{ how: 'contact' }] };
    expect(errors(withTeam({ ...bare, ...fields }))).toEqual([]);
  });

  test('texts without se in other municipalities, but counts them', () => {
    const files = municipality('sandnes', [whole('sandnes-a', { description: { nb: 'Hjelp.' } })], { number: '1108' });
    const { errors, notes } = report({ files });
    expect(errors).toEqual([]);
    expect(notes).toContain('sandnes: 1 texts of cards have no North Sami (se).');
  });
});

describe('check warns', () => {
  test('of an example whose service is not among the first three, with what was found', () => {
    const examples = [...EXAMPLES, { service: 'senja-b', text: 'jeg drikker alkohol', age: 12 }];
    const { errors, warnings } = report({ ...withTeam({ eligibility: { minimum_age: 18 } }), examples });
    expect(errors).toEqual([]);
    expect(warnings.map(problemLine)).toEqual([
      expect.stringMatching(
        /^data\/examples\/services\/tester\.jsonl:4: "senja-b": is not among the first 3 for this example, which finds (senja-a|nothing).*: add the words people use/,
      ),
    ]);
  });

  test('of examples of a service that has ended', () => {
    const { errors, warnings } = report({ examples: [...EXAMPLES, { service: 'senja-gammel', text: 'snekre' }] });
    expect(errors).toEqual([]);
    expect(warnings.map(problemLine)).toEqual([
      'data/examples/services/tester.jsonl:4: "senja-gammel": has 1 examples (this is the first), but is ended and never offered: move them to the service that helps instead, or remove them',
    ]);
  });
});

test('what is wrong with a file of examples is told by file and line', () => {
  const files = { 'examples/services/tester.jsonl': '{"service": "senja-a"}\nnot json' };
  expect(errors({ files })).toEqual([
    expect.stringMatching(/^data\/examples\/services\/tester\.jsonl:1: text: /),
    'data/examples/services/tester.jsonl:2: is not JSON: write one object a line',
  ]);
});

test('when a file cannot be read, the examples wait', () => {
  const { errors, notes } = report({ files: { 'national/services.yaml': 'services: [' } });
  expect(errors.map(({ file }) => file)).toEqual(['data/national/services.yaml']);
  expect(notes).toContain('The examples were not tried, because a file cannot be read: mend that first.');
});
