import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jsonSchemas } from '../../src/catalogue/jsonSchema.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';

const DATA = join(import.meta.dirname, '../../data');
const catalogue = loadCatalogue(DATA);

describe('The municipalities', () => {
  test.each([
    ['senja', '5530', 'Sážžá', 'Troms'],
    ['tromso', '5501', 'Romsa', 'Troms'],
    ['lebesby', '5624', 'Davvesiida', 'Finnmark'],
    ['sandnes', '1108', undefined, 'Rogaland'],
  ])('%s is number %s', (slug, number, name_se, county) => {
    const { number: found, name_se: sami, county: where } = catalogue.municipality(slug)!;
    expect([found, sami, where]).toEqual([number, name_se, county]);
  });

  const names = catalogue
    .municipalities()
    .flatMap(({ slug, places }) =>
      places.flatMap(({ name, also, se, ambiguous }) =>
        [name, ...also, ...se].map((word) => ({ slug, word: word.toLowerCase(), ambiguous })),
      ),
    );

  test('no name stands twice in one municipality', () => {
    const seen = names.map(({ slug, word }) => `${slug}: ${word}`);
    expect(seen.filter((name, index) => seen.indexOf(name) !== index)).toEqual([]);
  });

  test('a name in two municipalities is ambiguous in both', () => {
    const shared = names.filter(
      ({ slug, word, ambiguous }) => !ambiguous && names.some((other) => other.word === word && other.slug !== slug),
    );
    expect(shared).toEqual([]);
  });

  test.each(['Sand', 'Lia', 'Hamn'])('"%s" in Senja needs another sign of place', (name) => {
    expect(catalogue.municipality('senja')?.places.find((place) => place.name === name)?.ambiguous).toBe(true);
  });
});

describe('Every YAML file', () => {
  const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^sources|\/services|\/municipality)\.yaml$/.test(file))
    .map((file) => join(DATA, file));

  test.each(files.map((file) => [relative(DATA, file), file]))('%s names a schema that is there', (_, file) => {
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(jsonSchemas()).toHaveProperty([relative(join(DATA, 'schema'), join(dirname(file), schema))]);
  });

  test('the schemas are as `npm run generate` writes them', () => {
    for (const [name, text] of Object.entries(jsonSchemas())) {
      expect(readFileSync(join(DATA, 'schema', name), 'utf8')).toBe(text);
    }
  });
});

test('every fact of the real data has a document with an owner who can confirm it', () => {
  const services = [
    ...catalogue.national(),
    ...catalogue.municipalities().flatMap(({ slug }) => catalogue.servicesOf(slug)),
  ];
  expect(services.length).toBeGreaterThanOrEqual(62);
  for (const service of services) {
    for (const [, document] of JSON.stringify(service).matchAll(/"document":"([^"]+)"/g)) {
      expect(catalogue.document(document!)?.owner).toBeTruthy();
    }
  }
});
