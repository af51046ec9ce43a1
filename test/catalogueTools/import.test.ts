import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadCatalogue, readData } from '../../src/catalogue/load.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { allServices } from '../../src/tools/catalogue/allServices.ts';
import { recordsInCsv } from '../../src/tools/catalogue/csv/read.ts';
import { csvOf } from '../../src/tools/catalogue/csv/write.ts';
import { importServices } from '../../src/tools/catalogue/exchange/import.ts';
import type { Imported } from '../../src/tools/catalogue/exchange/imported.ts';
import { writtenRecords } from '../../src/tools/catalogue/exchange/written.ts';
import { recordsInHsds } from '../../src/tools/catalogue/hsds/readFile.ts';
import { hsdsServices } from '../../src/tools/catalogue/hsds/write.ts';
import { awkward, everyField } from './everyField.ts';
import { removeDataDirs, smallData } from './smallData.ts';

afterAll(removeDataDirs);

const DATA = smallData({ services: [...awkward, everyField], examples: [] });
const READ = readData(DATA);
const bytes = (text: string) => new TextEncoder().encode(text);
const CSV = csvOf(writtenRecords(READ));

let made = 0;
const newFolder = () => join(dirname(DATA), `imported-${++made}`);
const put = (imported: Imported, out = newFolder(), file = 'tjenester.csv') => ({
  out,
  ...importServices({ imported, file, dataDir: DATA, out, now: new Date('2026-11-22T10:00:00Z') }),
});

describe.each<[string, () => Imported]>([
  ['CSV', () => recordsInCsv(bytes(CSV))],
  ['HSDS', () => recordsInHsds(bytes(JSON.stringify(hsdsServices(READ, createTexts()))))],
])('%s', (_, imported) => {
  const { out, errors } = put(imported());

  test('imported again is the same catalogue', () => {
    expect(errors).toEqual([]);
    expect(allServices(loadCatalogue(out))).toEqual(allServices(loadCatalogue(DATA)));
  });

  test('is written as YAML with its schema', () => {
    expect(readFileSync(join(out, 'municipalities/senja/services.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/schema\/services\.schema\.json\nservices:\n {2}- id: senja-a\n {4}name: Kafé pluss\n/,
    );
    expect(readFileSync(join(out, 'national/services.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\//,
    );
  });
});

describe('A bad row names row, column and mend, and nothing is written', () => {
  test.each<[string, (csv: string) => string, string]>([
    [
      'a phone with a digit missing',
      (csv) => csv.replace('""number"":""77 79 00 00""', '""number"":""77 79 00 0""'),
      'tjenester.csv: row 2, column "phones": "senja-a": phones[0].number "77 79 00 0" has 7 digits: a Norwegian number has 8 (or is a short number such as 113): correct it',
    ],
    [
      'a word that is not one of those allowed',
      (csv) => csv.replace('"Ruspoliklinikken";;"service"', '"Ruspoliklinikken";;"tjeneste"'),
      'tjenester.csv: row 3, column "kind": "senja-b": kind is "tjeneste": use "unit", "service", "place", "project", "right", "process", "external", "emergency", "line"',
    ],
    [
      'an id twice',
      (csv) => csv.replace('"senja-d"', '"senja-c"'),
      'tjenester.csv: row 5, column "id": "senja-c": id is also used in data/municipalities/senja/services.yaml:',
    ],
    [
      'a missing se text',
      (csv) => csv.replace('"Veahkki."', ''),
      'tjenester.csv: row 2, column "description.se": "senja-a": description.se is missing: add the North Sami text',
    ],
    [
      'a folder that is none',
      (csv) => csv.replace('"municipalities/senja"', '"senja"'),
      'tjenester.csv: row 2, column "folder": is "senja": write national, statsforvalteren, or municipalities/',
    ],
  ])('%s', (_, change, expected) => {
    const { out, errors } = put(recordsInCsv(bytes(change(CSV))));
    expect(errors).toContainEqual(expect.stringContaining(expected));
    expect(existsSync(out)).toBe(false);
  });

  test('HSDS names the service', () => {
    const services = hsdsServices(READ, createTexts());
    services[1]!.status = 'defunct';
    const { errors } = put(recordsInHsds(bytes(JSON.stringify(services))), newFolder(), 'tjenester.json');
    expect(errors).toContainEqual(
      expect.stringContaining(
        'tjenester.json: service 7: "senja-alt": access[0].to sends people to "senja-b", which is ended',
      ),
    );
  });
});

test('a folder with something in it is left alone', () => {
  const out = newFolder();
  mkdirSync(out);
  writeFileSync(join(out, 'mine.txt'), '');
  expect(put(recordsInCsv(bytes(CSV)), out).errors).toEqual([`${out}: is not empty: give the name of a new folder`]);
});

test('a file without services is told', () => {
  expect(put({ records: [], problems: [] }).errors).toEqual(['tjenester.csv: has no services: export it again']);
});
