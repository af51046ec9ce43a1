/**
 * `npm run -s understanding -- curve`: how often messages by held-out authors find their service, by how many authors'
 * examples are indexed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue/load.ts';
import { coreInSteps, EXAMPLES, loadSkills } from '../../core.ts';
import { loadServiceExamples, type ServiceExample } from '../../matching/index.ts';
import { randomFrom, shuffle } from '../../statistics/learn.ts';
import { finish } from '../../steps.ts';
import { readBlind } from '../blindMessages.ts';
import { isOffered } from '../catalogue/checks/offered.ts';
import { play } from './play.ts';

/** Where the curve is kept for `docs/understanding.md`. */
export const CURVE = 'data/models/understanding/curve.json';

const SIZES = [0, 1, 2, 4, 8, 12];

/** One point: so many authors and examples; so many hundredths of the held-out messages find their service. */
export const Point = z.strictObject({
  authors: z.int(),
  examples: z.int(),
  first: z.number(),
  among: z.number(),
  amongWhenNotAcute: z.number(),
});
export type Point = z.infer<typeof Point>;

/** Indexes ever more authors, in an order that is drawn once, and writes the curve. */
export function curve(root: string): Point[] {
  const skills = loadSkills(root);
  const catalogue = loadCatalogue(join(root, 'data'));
  const all = loadServiceExamples(join(root, 'data', EXAMPLES));
  const blind = readBlind<Omit<ServiceExample, 'author'>>(root, 'services').filter(({ service }) => {
    const record = catalogue.service(service);
    return record !== undefined && isOffered(record);
  });
  const authors = shuffle([...new Set(all.map(({ author }) => author))], randomFrom(5));
  const percent = (part: number, of: number) => Math.round((1000 * part) / of) / 10;
  const points = [...SIZES.filter((size) => size < authors.length), authors.length].map((size) => {
    const some = new Set(authors.slice(0, size));
    const examples = all.filter(({ author }) => some.has(author));
    const core = finish(coreInSteps(skills, { catalogue, examples }));
    const outcomes = blind.map((message) => play(core, message));
    const calm = outcomes.filter(({ acute }) => !acute);
    return {
      authors: size,
      examples: examples.length,
      first: percent(outcomes.filter(({ first }) => first).length, outcomes.length),
      among: percent(outcomes.filter(({ among }) => among).length, outcomes.length),
      amongWhenNotAcute: percent(calm.filter(({ among }) => among).length, calm.length),
    };
  });
  writeFileSync(join(root, CURVE), `${JSON.stringify(points, null, 2)}\n`);
  return points;
}
