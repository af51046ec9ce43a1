/** `check`: everything that is wrong with the data, and what could be better, all at once. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { catalogueOf, readData } from '../../catalogue/load.ts';
import type { Problem } from '../../catalogue/problems.ts';
import { loadUnderstandingLexicon } from '../../understanding/index.ts';
import { allServices } from './allServices.ts';
import { contactProblems } from './checks/contact.ts';
import { type ExamplesReport, examplesReport } from './checks/examples.ts';
import { offeredProblems } from './checks/offered.ts';
import { samiReport } from './checks/sami.ts';
import { usable } from './checks/usable.ts';
import { DATA } from './paths.ts';
import { toConfirm } from './stale.ts';

/** What `check` found. Errors fail; warnings and notes do not. */
export interface CheckReport {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What is only counted, one sentence each. */
  readonly notes: readonly string[];
}

/** Facts older than this are told to be confirmed. */
export const STALE_MONTHS = 24;

/** Checks the data in `dataDir`. Lexicons are taken from the program when the folder has none. */
export function check(dataDir: string, now: Date): CheckReport {
  const read = readData(dataDir);
  const sami = samiReport(read.records);
  const catalogue = read.complete ? catalogueOf(usable(read)) : null;
  const services = catalogue ? allServices(catalogue) : [];
  const examples: ExamplesReport | null = catalogue && {
    ...examplesReport({
      catalogue,
      services,
      lexicon: loadUnderstandingLexicon(lexiconDir(dataDir)),
      dir: join(dataDir, 'examples/services'),
      dirName: `${basename(resolve(dataDir))}/examples/services`,
      unreadable: read.unreadable,
      now,
    }),
  };
  return {
    errors: [
      ...read.problems,
      ...contactProblems(read.records),
      ...offeredProblems(read.records, read.municipalities),
      ...sami.problems,
      ...(examples?.errors ?? []),
    ],
    warnings: examples?.warnings ?? [],
    notes: [
      `${read.records.length} services in ${read.municipalities.length} municipalities and everywhere.`,
      ...[...sami.missing].map(([slug, count]) => `${slug}: ${count} texts of cards have no North Sami (se).`),
      ...(catalogue === null ? [] : [staleNote(toConfirm(catalogue, { now, months: STALE_MONTHS }).length)]),
      examples === null
        ? 'The examples were not tried, because a file cannot be read: mend that first.'
        : `${examples.tried} examples were tried; ${examples.missed} do not find their service among the first three.`,
    ],
  };
}

const staleNote = (count: number): string =>
  `${count} services have facts to confirm: see \`npm run -s catalogue -- stale\`.`;

function lexiconDir(dataDir: string): string {
  const own = join(dataDir, 'lexicons/understanding');
  return existsSync(own) ? own : join(DATA, 'lexicons/understanding');
}
