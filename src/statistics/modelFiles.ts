/** The two files a model is kept in: `model.json` tells what was learnt, `weights.bin` holds the tables. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Head, type Table, tablesOf } from './table.ts';

/** How a model is read. */
export interface ModelFiles<Schema extends z.ZodType> {
  /** The folder, for example `data/models/acute`. */
  readonly dir: string;
  readonly schema: Schema;
  /** The heads of the tables, in the order they are kept. */
  readonly headsOf: (description: z.infer<Schema>) => readonly Head[];
  /** The command that makes the model anew. */
  readonly command: string;
  /** Makes the error that the start stops with. */
  readonly wrong: (message: string) => Error;
}

/** Reads a model. Throws what `wrong` makes when a file is missing or does not fit, with what to do. */
export function readModel<Schema extends z.ZodType>({
  dir,
  schema,
  headsOf,
  command,
  wrong,
}: ModelFiles<Schema>): {
  readonly description: z.infer<Schema>;
  readonly tables: readonly Table[];
} {
  const file = join(dir, 'model.json');
  const mend = `Make it anew with "${command}", or restore the folder.`;
  let description: z.infer<Schema>;
  let weights: Buffer;
  try {
    description = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    weights = readFileSync(join(dir, 'weights.bin'));
  } catch (error) {
    throw wrong(`${file}: cannot be read: ${(error as Error).message}. ${mend}`);
  }
  const tables = tablesOf(headsOf(description), weights, (expected) =>
    wrong(`${dir}/weights.bin: has ${weights.length} bytes, not ${expected}. ${mend}`),
  );
  return { description, tables };
}
