/** `import`: a whole data folder with the imported services in it, written only when nothing is wrong with it. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Problem } from '../../../catalogue/problems.ts';
import { problemLine } from '../../../catalogue/problems.ts';
import { ServiceRecord } from '../../../catalogue/schema.ts';
import { YamlFile } from '../../../catalogue/yamlFile.ts';
import { check } from '../check.ts';
import type { Imported, ImportedRecord } from './imported.ts';

/** What an import is made of. */
export interface ImportParts {
  readonly imported: Imported;
  /** Name of the imported file, for problems. */
  readonly file: string;
  /** The data whose sources, municipalities and examples the services are put into. */
  readonly dataDir: string;
  /** A new or empty folder. */
  readonly out: string;
  readonly now: Date;
}

export interface ImportReport {
  /** Where, what is wrong and the mend; nothing was written when there are any. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** What `check` counted. */
  readonly notes: readonly string[];
}

/**
 * Puts the services into a copy of `dataDir`, checks it, and writes it to `out`. A file holds all services of each
 * folder that it names: those of the copy are replaced, those of other folders stay.
 */
export function importServices({ imported, file, dataDir, out, now }: ImportParts): ImportReport {
  const told = [...imported.problems.map((text) => `${file}: ${text}`), ...folderProblems(imported.records, file)];
  if (existsSync(out) && readdirSync(out).length > 0) told.push(`${out}: is not empty: give the name of a new folder`);
  if (imported.records.length === 0 && told.length === 0) told.push(`${file}: has no services: export it again`);
  if (told.length > 0) return { errors: told, warnings: [], notes: [] };

  const top = mkdtempSync(join(tmpdir(), 'hjelpefinner-import-'));
  try {
    const copy = join(top, 'data');
    cpSync(dataDir, copy, { recursive: true });
    const placed = writeRecords(imported.records, copy);
    const report = check(copy, now);
    const say = (problem: Problem) => sayWhere(problem, placed, file);
    if (report.errors.length === 0) {
      mkdirSync(dirname(out), { recursive: true });
      cpSync(copy, out, { recursive: true });
    }
    return { errors: report.errors.map(say), warnings: report.warnings.map(say), notes: report.notes };
  } finally {
    rmSync(top, { recursive: true });
  }
}

const FOLDER = /^(national|statsforvalteren|municipalities\/[a-z0-9-]+)$/;

function folderProblems(records: readonly ImportedRecord[], file: string): string[] {
  return records
    .filter(({ folder }) => !FOLDER.test(folder ?? ''))
    .map(
      ({ where, folder }) =>
        `${file}: ${where}, column "folder": is ${folder === undefined ? 'missing' : `"${folder}"`}: write national, statsforvalteren, or municipalities/ and the name of the municipality's folder`,
    );
}

/** Name of a written file, and the records in it with the line each begins at. */
type Placed = ReadonlyMap<string, readonly { readonly record: ImportedRecord; readonly line: number }[]>;

function writeRecords(records: readonly ImportedRecord[], dataDir: string): Placed {
  const placed = new Map<string, { record: ImportedRecord; line: number }[]>();
  for (const [folder, list] of Map.groupBy(records, (record) => record.folder as string)) {
    const path = join(dataDir, folder, 'services.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, servicesYaml(folder, list));
    const name = `data/${folder}/services.yaml`;
    const yaml = new YamlFile(path, name);
    placed.set(
      name,
      list.map((record, index) => ({ record, line: yaml.lineOf(['services', index]) })),
    );
  }
  return placed;
}

const FIELDS = Object.keys(ServiceRecord.shape);

/** The text of a services.yaml, with fields in the order of the schema. */
export function servicesYaml(folder: string, records: readonly Pick<ImportedRecord, 'record'>[]): string {
  const up = '../'.repeat(folder.split('/').length);
  const services = records.map(({ record }) =>
    Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => place(a) - place(b))),
  );
  return `# yaml-language-server: $schema=${up}schema/services.schema.json\n${stringify({ services }, { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false })}`;
}

/** A field that the schema does not know comes last. */
const place = (field: string): number => (FIELDS.includes(field) ? FIELDS.indexOf(field) : FIELDS.length);

/** A problem of the written data as one of the imported file. */
function sayWhere(problem: Problem, placed: Placed, file: string): string {
  const records = placed.get(problem.file);
  const found = records?.findLast(({ line }) => line <= problem.line)?.record;
  if (found === undefined) return problemLine(problem);
  const column = found.columnOf(/^\S+/.exec(problem.text)?.[0] ?? '');
  const where = column === null ? found.where : `${found.where}, column "${column}"`;
  return `${file}: ${where}: ${problem.record === null ? '' : `"${problem.record}": `}${problem.text}`;
}
