/**
 * `npm run -s report`: what people found, and what they did not, by municipality, small numbers hidden.
 */
import { parseArgs } from 'node:util';
import { readCountsFile } from '../counts/countsFile.ts';
import { countsIn, increase, type Tally } from '../counts/tally.ts';
import { reportJson } from './report/json.ts';
import { placesIn, within } from './report/places.ts';
import { reportText } from './report/text.ts';

/** What the person at the keyboard did wrong, and the mend. */
export class ReportError extends Error {
  override name = 'ReportError';
}

/** Where counts are read from, and the names of the municipalities by slug. */
export interface ReportPorts {
  /** COUNTS_FILE, or null. */
  readonly countsFile: string | null;
  /** Reads what is in Redis; null when REDIS_URL is not set. */
  readonly readRedis: (() => Promise<Tally>) | null;
  readonly names: ReadonlyMap<string, string>;
}

const OPTIONS = {
  file: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  municipality: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** The report that `args` ask for. Rejects with ReportError or CountsFileError, which say what to mend. */
export async function report(args: string[], ports: ReportPorts): Promise<string> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const period = { from: month('--from', values.from), to: month('--to', values.to) };
  if (period.from !== null && period.to !== null && period.from > period.to) {
    throw new ReportError('--from, --to: the first month is after the last: exchange them');
  }
  const counts = countsIn(await readTally(values.file, ports));
  const { municipality } = values;
  const known = new Set([...ports.names.keys(), ...counts.flatMap((count) => count.municipality ?? [])]);
  if (municipality !== undefined && !known.has(municipality)) {
    throw new ReportError(`--municipality: "${municipality}" is unknown: use ${[...known].sort().join(', ')}`);
  }
  const wanted = counts.filter((count) => municipality === undefined || count.municipality === municipality);
  const places = placesIn(within(wanted, period));
  return values.json ? reportJson(places, period) : reportText(places, period, ports.names);
}

/** All counts in the files that are named, else where the server keeps them. Several files, of several servers, add up. */
async function readTally(files: readonly string[] | undefined, ports: ReportPorts): Promise<Tally> {
  const { countsFile, readRedis } = ports;
  const paths = files ?? (countsFile === null ? [] : [countsFile]);
  if (paths.length === 0 && readRedis !== null) return readRedis();
  if (paths.length === 0) {
    const mend = 'set it to the path of a file, the same for the server and here, or give one with --file';
    throw new ReportError(`COUNTS_FILE is not set, so what is counted ends with the server: ${mend}`);
  }
  const all: Tally = new Map();
  for (const path of paths) {
    const tally = await readCountsFile(path);
    if (tally === null) {
      const mend = 'the server makes it when it starts with COUNTS_FILE set to this path';
      throw new ReportError(`${files === undefined ? 'COUNTS_FILE' : '--file'}: there is no file ${path}: ${mend}`);
    }
    for (const [key, number] of tally) increase(all, key, number);
  }
  return all;
}

function month(option: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) throw new ReportError(`${option}: write a month as 2026-10`);
  return value;
}
