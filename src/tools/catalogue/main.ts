/**
 * The editor's tools: `npm run -s catalogue -- check`, `list`, `stale`, `export` and `import`.
 * See docs/add-a-service.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueOf, type DataRead, readData } from '../../catalogue/load.ts';
import { CatalogueError, problemLine } from '../../catalogue/problems.ts';
import { createTexts } from '../../texts/texts.ts';
import { check, STALE_MONTHS } from './check.ts';
import { recordsInCsv } from './csv/read.ts';
import { csvOf } from './csv/write.ts';
import { importServices } from './exchange/import.ts';
import { writtenRecords } from './exchange/written.ts';
import { recordsInHsds } from './hsds/readFile.ts';
import { hsdsServices } from './hsds/write.ts';
import { listJson, listServices, listTable } from './list.ts';
import { DATA } from './paths.ts';
import { staleText, toConfirm } from './stale.ts';

const USAGE = `npm run -s catalogue -- COMMAND

check                                          everything that is wrong, and what could be better
list [--json] [--municipality SLUG]            all services, with the contact they take from others
stale [--months 24] [--now DATE]               what to confirm, for each owner
export --format hsds|csv --out FILE            all services as one file
import --format hsds|csv FILE --out FOLDER     a new data folder with the services of a file in it

All take --data FOLDER, for other data than the program's own.`;

/** What the person at the keyboard did wrong. */
class UsageError extends Error {
  override name = 'UsageError';
}

const FORMATS = {
  hsds: {
    write: (read: DataRead) => `${JSON.stringify(hsdsServices(read, createTexts()), null, 2)}\n`,
    read: recordsInHsds,
  },
  csv: { write: (read: DataRead) => csvOf(writtenRecords(read)), read: recordsInCsv },
};

const print = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''));

const data = { type: 'string', default: DATA } as const;

function runCheck(args: string[]): void {
  const { values } = parseArgs({ args, options: { data } });
  mustExist(values.data);
  const { errors, warnings, notes } = check(values.data, new Date());
  tell(errors.map(problemLine), warnings.map(problemLine), notes);
}

/** Prints what is wrong and what could be better, and fails on errors. */
function tell(errors: readonly string[], warnings: readonly string[], notes: readonly string[]): void {
  print([
    ...warnings.map((line) => `warning  ${line}`),
    ...errors.map((line) => `error  ${line}`),
    ...notes,
    `${errors.length} errors, ${warnings.length} warnings.`,
  ]);
  if (errors.length > 0) process.exitCode = 1;
}

function runList(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { data, json: { type: 'boolean', default: false }, municipality: { type: 'string' } },
  });
  const catalogue = catalogueOf(soundData(values.data));
  const slugs = catalogue.municipalities().map(({ slug }) => slug);
  const { municipality } = values;
  if (municipality !== undefined && !slugs.includes(municipality))
    throw new UsageError(`--municipality: "${municipality}" is unknown: use ${slugs.join(', ')}`);
  const services = listServices(catalogue, municipality);
  process.stdout.write(values.json ? listJson(services) : listTable(services));
}

function runStale(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { data, months: { type: 'string', default: String(STALE_MONTHS) }, now: { type: 'string' } },
  });
  const months = Number(values.months);
  if (!Number.isInteger(months) || months < 0) throw new UsageError('--months: write a whole number, for example 24');
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) throw new UsageError('--now: write a date as 2026-11-22');
  process.stdout.write(staleText(toConfirm(catalogueOf(soundData(values.data)), { now, months }), { months }));
}

function runExport(args: string[]): void {
  const { values } = parseArgs({ args, options: { data, format: { type: 'string' }, out: { type: 'string' } } });
  const format = formatOf(values.format);
  if (values.out === undefined) throw new UsageError('--out is missing: give the name of a file');
  const read = soundData(values.data);
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, format.write(read));
  print([`${read.records.length} services written to ${values.out}`]);
}

function runImport(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data, format: { type: 'string' }, out: { type: 'string' } },
  });
  const format = formatOf(values.format);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('give the name of one file to import');
  if (values.out === undefined) throw new UsageError('--out is missing: give the name of a new folder');
  mustExist(values.data);
  const imported = format.read(readBytes(file));
  const { errors, warnings, notes } = importServices({
    imported,
    file: basename(file),
    dataDir: values.data,
    out: values.out,
    now: new Date(),
  });
  tell(errors, warnings, [
    ...notes,
    errors.length === 0 ? `${imported.records.length} services written to ${values.out}` : 'Nothing was written.',
  ]);
}

/** Data without problems; what is wrong is told first, as it would stop the program too. */
function soundData(dir: string): DataRead {
  mustExist(dir);
  const read = readData(dir);
  if (read.problems.length > 0) throw new CatalogueError(read.problems);
  return read;
}

function mustExist(dataDir: string): void {
  if (!existsSync(dataDir)) throw new UsageError(`--data: there is no folder ${dataDir}`);
}

function formatOf(name: string | undefined) {
  if (name !== 'hsds' && name !== 'csv') throw new UsageError('--format: use hsds or csv');
  return FORMATS[name];
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError(`cannot read ${file}: check the name of the file`);
  }
}

const COMMANDS = new Map([
  ['check', runCheck],
  ['list', runList],
  ['stale', runStale],
  ['export', runExport],
  ['import', runImport],
]);

try {
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS.get(name);
  if (command === undefined) throw new UsageError(name === '' ? USAGE : `unknown command "${name}"\n\n${USAGE}`);
  command(args);
} catch (error) {
  const { name, code, message } = error as Error & { code?: string };
  const told = name === 'UsageError' || name === 'CatalogueError' || code?.startsWith('ERR_PARSE_ARGS');
  console.error(told ? message : error);
  process.exitCode = 1;
}
