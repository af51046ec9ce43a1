/**
 * The learnt weights of the statistical reader, as they are kept in `data/models/understanding`: whether a message tells
 * of a need at all, whom it is about, whether it is in North Sami, which needs, what it does, and which number is an age. `npm run -s understanding -- train` writes them.
 */
import { z } from 'zod';
import type { Audience, Need } from '../../../dialogs/events.ts';
import { readModel } from '../../statistics/modelFiles.ts';
import { chances, Head, type Table } from '../../statistics/table.ts';

/** Whom a message is about, in the order of the table's columns. */
export const AUDIENCES = ['self', 'relative', 'employee'] as const satisfies readonly Audience[];
/** The needs that are learnt: those with many services. The others are read by rules alone. */
export const LEARNT_NEEDS = [
  'rus',
  'psykisk-helse',
  'paarorende',
  'barn-unge',
  'bolig',
  'vold',
  'eldre',
  'arbeid-aktivitet',
  'rettigheter-klage',
] as const satisfies readonly Need[];
/** All tables, in the order they are kept. */
export const TABLES = ['purpose', 'audience', 'language', 'age', 'move', ...LEARNT_NEEDS] as const;

const Description = z.strictObject({
  about: z.string(),
  heads: z.record(z.enum(TABLES), Head),
  learntFrom: z.strictObject({ digest: z.string(), needs: z.int(), others: z.int() }),
});
/** What is known of a model beside its weights. */
export type ModelDescription = z.infer<typeof Description>;

/** What the statistics think of a message. Chances between 0 and 1. */
export interface Guess {
  /** That it tells of a need. */
  readonly purpose: number;
  /** That it is written in North Sami. */
  readonly sami: number;
  readonly audience: Readonly<Record<Audience, number>>;
  readonly needs: readonly (readonly [Need, number])[];
}

/** Guesses from features. */
export interface StatisticalReader {
  readonly description: ModelDescription;
  guess(features: Int32Array): Guess;
  /** The chance that a number is the age of the one the help is for, by its own features. */
  isAge(features: Int32Array): number;
  /** The chance of each move, in the order of `MOVES`, by the features of moves. */
  moves(features: Int32Array): Float64Array;
}

/**
 * Reads the model.
 * @param dir The folder, for example `data/models/understanding`.
 * @throws Error when a file is missing or does not fit, with what to do.
 */
export function loadStatisticalReader(dir: string): StatisticalReader {
  const { description, tables } = readModel({
    dir,
    schema: Description,
    headsOf: ({ heads }) => TABLES.map((name) => heads[name]),
    command: 'npm run -s understanding -- train',
    wrong: (message) => new Error(message),
  });
  const [purpose, audience, language, age, move, ...needs] = tables as readonly Table[] as [
    Table,
    Table,
    Table,
    Table,
    Table,
    ...Table[],
  ];
  return {
    description,
    isAge: (features) => chances(age, features)[1]!,
    moves: (features) => chances(move, features),
    guess(features) {
      const [self = 0, relative = 0, employee = 0] = chances(audience, features);
      return {
        purpose: chances(purpose, features)[1]!,
        sami: chances(language, features)[1]!,
        audience: { self, relative, employee },
        needs: LEARNT_NEEDS.map((need, at) => [need, chances(needs[at]!, features)[1]!] as const),
      };
    },
  };
}
