/** Builds small catalogues in a temporary folder, for tests of the loader. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';

/** Any YAML value; text is written as it stands. */
type Files = Record<string, unknown>;

const made: string[] = [];

/** A `data` folder with `files` (path: YAML text or a value), over a smallest catalogue that loads. */
export function dataDir(files: Files = {}): string {
  const top = mkdtempSync(join(tmpdir(), 'catalogue-'));
  made.push(top);
  const all: Files = {
    'sources.yaml': { documents: [document('page')] },
    'national/services.yaml': { services: [service('nasjonal-113', { phones: [{ number: '113' }] })] },
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    if (content === null) continue;
    const file = join(top, 'data', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : stringify(content));
  }
  return join(top, 'data');
}

/** Removes all folders that were made. */
export function removeDataDirs(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
}

/** A municipality folder with these services. */
export function municipality(slug: string, services: unknown[], fields: object = {}): Files {
  return {
    [`municipalities/${slug}/municipality.yaml`]: {
      slug,
      number: '5530',
      name: slug,
      county: 'Troms',
      places: [],
      first_contact: `${slug}-a`,
      ...fields,
    },
    [`municipalities/${slug}/services.yaml`]: { services },
  };
}

/** The smallest valid record, with `fields` over it. */
export function service(id: string, fields: object = {}): object {
  return {
    id,
    name: id,
    kind: 'service',
    status: 'current',
    source: { document: 'page', lines: '1-2' },
    needs: ['rus'],
    audience: ['self'],
    description: { nb: 'Hjelp.' },
    access: [{ how: 'contact' }],
    ...fields,
  };
}

export function document(id: string, fields: object = {}): object {
  return {
    id,
    title: { nb: 'Side' },
    publisher: 'Kommunen',
    owner: 'Kommunen',
    date: '2016-12-15',
    date_precision: 'day',
    ...fields,
  };
}
