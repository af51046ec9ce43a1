/**
 * `npm run -s acute -- curve`: how the blind score grows with the number of authors and messages learnt from. Always at
 * the same cost: the share of acute messages caught when a tenth of the harmless ones by held-out authors are raised,
 * and of those said outright that are called grave when a fiftieth is.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AcuteLexicon } from '../../acute/index.ts';
import { AcuteRules } from '../../acute/rules.ts';
import { randomFrom, shuffle } from '../../statistics/learn.ts';
import { featuresOf, ordinaryTexts, ruleExamples, type Windowed } from './examples.ts';
import { gravestOf, learnLevel } from './learnLevel.ts';
import { readAuthors, SAID_OUTRIGHT } from './messages.ts';
import { above, isPerson } from './train.ts';

/** Where the curve is kept for `docs/acute.md`. */
export const CURVE = 'data/models/acute/curve.json';

const SIZES = [3, 6, 12, 24];
const RAISED = { any: 0.1, hard: 0.02 };

/** One point: so many authors and acute messages gave so many hundredths of the held-out ones. */
export const Point = z.strictObject({ authors: z.int(), acute: z.int(), any: z.number(), hard: z.number() });
export type Point = z.infer<typeof Point>;

function measure(learntFrom: readonly Windowed[], blind: readonly Windowed[]): { any: number; hard: number } {
  const weights = learnLevel(learntFrom);
  const scored = blind.map(({ message, windows }) => ({ message, ...gravestOf(windows, weights) }));
  const harmless = scored.filter(({ message }) => message.level === null);
  const from = {
    any: above(
      harmless.map(({ acute }) => acute),
      RAISED.any,
    ),
    hard: above(
      harmless.map(({ grave }) => grave),
      RAISED.hard,
    ),
  };
  const acute = scored.filter(({ message }) => message.level !== null);
  const outright = acute.filter(({ message }) => message.level !== 'concern' && SAID_OUTRIGHT.has(message.style));
  const percent = (part: number, of: number) => Math.round((1000 * part) / of) / 10;
  return {
    any: percent(acute.filter((m) => m.acute > from.any).length, acute.length),
    hard: percent(outright.filter((m) => m.grave > from.hard).length, outright.length),
  };
}

/** Learns from ever more authors, in an order that is drawn once, and writes the curve. */
export function curve(root: string, lexicon: AcuteLexicon): Point[] {
  const rules = new AcuteRules(lexicon);
  const messages = readAuthors(join(root, 'data/examples/acute'));
  const data = featuresOf([...messages, ...ruleExamples(lexicon), ...ordinaryTexts(root, rules)], rules);
  const blind = featuresOf(readAuthors(join(root, 'test/blind/acute')), rules);
  const people = shuffle([...new Set(messages.map(({ author }) => author).filter(isPerson))], randomFrom(4));
  const points = [...SIZES, people.length].map((size) => {
    const some = new Set(people.slice(0, size));
    const from = data.filter(({ message }) => !isPerson(message.author) || some.has(message.author));
    const acute = from.filter(({ message }) => message.level !== null).length;
    return { authors: size, acute, ...measure(from, blind) };
  });
  writeFileSync(join(root, CURVE), `${JSON.stringify(points, null, 2)}\n`);
  return points;
}
