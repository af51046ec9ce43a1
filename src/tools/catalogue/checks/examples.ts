/** Whether what residents write leads to the service it was written for, with the reader and the matcher of the bot. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../../../dialogs/events.ts';
import { NO_FACTS } from '../../../../dialogs/findHelp.machine.ts';
import { hoursAt } from '../../../catalogue/openingHours.ts';
import type { Problem } from '../../../catalogue/problems.ts';
import type { Service } from '../../../catalogue/resolved.ts';
import type { Catalogue, Matcher, Understanding } from '../../../conversation/ports.ts';
import { createMatcher, loadServiceExamples, type ServiceExample } from '../../../matching/index.ts';
import { createUnderstanding, type UnderstandingLexicon } from '../../../understanding/index.ts';
import { isOffered } from './offered.ts';

/** How many services of an answer people read. */
const FIRST = 3;

/** What the examples are tried against. */
export interface ExampleParts {
  readonly catalogue: Catalogue;
  readonly services: readonly Service[];
  readonly lexicon: UnderstandingLexicon;
  /** The folder with one file of examples for each author. */
  readonly dir: string;
  /** How the folder is named in problems. */
  readonly dirName: string;
  /** Ids that are in the data but could not be read: their examples are passed over. */
  readonly unreadable: ReadonlySet<string>;
  readonly now: Date;
}

export interface ExamplesReport {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** How many examples were tried, and how many of them do not find their service among the first. */
  readonly tried: number;
  readonly missed: number;
}

interface Located extends ServiceExample {
  readonly file: string;
  readonly line: number;
}

/** Tries every example; see docs/add-a-service.md for what is an error and what a warning. */
export function examplesReport(parts: ExampleParts): ExamplesReport {
  const { catalogue, services, lexicon, now } = parts;
  const read = locatedExamples(parts);
  if ('problems' in read) return { errors: read.problems, warnings: [], tried: 0, missed: 0 };

  const understanding = createUnderstanding({ lexicon, catalogue, statistics: null });
  const matcher = createMatcher({
    catalogue,
    lexicon,
    examples: read.examples,
    reader: understanding,
    hours: { hoursAt },
  });
  const finder: Finder = { understanding, matcher, now };
  const errors: Problem[] = [];
  const missed: Problem[] = [];
  const closed: Problem[] = [];
  let tried = 0;

  for (const [id, examples] of Map.groupBy(read.examples, ({ service }) => service)) {
    const service = catalogue.service(id);
    if (!service) {
      if (!parts.unreadable.has(id)) errors.push(...examples.map(unknownService));
      continue;
    }
    if (!isOffered(service)) {
      closed.push(problem(examples[0]!, closedText(service, examples.length)));
      continue;
    }
    tried += examples.length;
    const found = examples.map((example) => find(example.text, example, service, finder));
    missed.push(
      ...examples.flatMap((example, index) => {
        const first = found[index]!.slice(0, FIRST);
        return first.includes(id) ? [] : [problem(example, notAmongText(first))];
      }),
    );
    if (found.every((ids) => ids[0] !== id)) errors.push(problem(examples[0]!, neverFirstText(found)));
  }
  errors.push(...shownThoughClosed(services, finder, parts));
  return { errors, warnings: [...closed, ...missed], tried, missed: missed.length };
}

interface Finder {
  readonly understanding: Understanding;
  readonly matcher: Matcher;
  readonly now: Date;
}

/** Ids of what is found for `text`, best first, when the municipality of `service` and who is asking are known. */
function find(
  text: string,
  { audience, age }: Pick<ServiceExample, 'audience' | 'age'>,
  service: Service,
  { understanding, matcher, now }: Finder,
): string[] {
  const context = { asking: null, locale: 'nb', hasShown: false, now } as const;
  const { facts: heard, terms } = understanding.read(text, context);
  const facts: Facts = {
    ...NO_FACTS,
    ...heard,
    audience,
    municipality: service.municipality ?? heard.municipality,
    ...(age === null ? {} : { age, ageSpan: null }),
  };
  const role = audience === 'employee' ? 'employee' : 'resident';
  return matcher.rank({ facts, terms, earlier: [], role, now, asked: [] }).found.map(({ id }) => id);
}

/** Planned and ended services that their own name brings up. */
function shownThoughClosed(services: readonly Service[], finder: Finder, { dirName }: ExampleParts): Problem[] {
  return services
    .filter((service) => !isOffered(service))
    .filter((service) => find(service.name, { audience: 'employee', age: null }, service, finder).includes(service.id))
    .map(({ id, status }) => ({
      file: dirName,
      line: 1,
      record: id,
      text: `is ${status}, but is found by its name: this is a mistake in the program, report it`,
    }));
}

const problem = ({ file, line, service }: Located, text: string): Problem => ({ file, line, record: service, text });

const unknownService = (example: Located): Problem =>
  problem(example, 'is not the id of any service: correct the id, or remove the example');

const closedText = ({ status }: Service, count: number): string =>
  `has ${count} examples (this is the first), but is ${status} and never offered: move them to the service that helps instead, or remove them`;

const notAmongText = (first: readonly string[]): string =>
  `is not among the first ${FIRST} for this example, which finds ${first.join(', ') || 'nothing'}: add the words people use to alternate_names or description, or move the example to the service that helps`;

function neverFirstText(found: readonly (readonly string[])[]): string {
  const firsts = Map.groupBy(
    found.map(([first]) => first),
    (first) => first,
  );
  const [most, times] = [...firsts]
    .map(([first, list]) => [first, list.length] as const)
    .sort((a, b) => b[1] - a[1])[0]!;
  const instead = most === undefined ? 'nothing is found' : `"${most}" is found first by ${times}`;
  return `is never found first by its ${found.length} examples (this is the first); ${instead}: give the examples the id of the service that helps, or say in the description in plain words what this one helps with`;
}

/** The examples with where they stand, or what is wrong with the files. */
function locatedExamples({ dir, dirName }: ExampleParts): { examples: Located[] } | { problems: Problem[] } {
  let examples: ServiceExample[];
  try {
    examples = loadServiceExamples(dir);
  } catch (error) {
    return { problems: problemsIn((error as Error).message, dir, dirName) };
  }
  const places = linesOf(dir);
  return {
    examples: examples.map((example, index) => ({
      ...example,
      ...places[index]!,
      file: `${dirName}/${places[index]!.file}`,
    })),
  };
}

/** Where the examples stand, in the order in which they are loaded. */
function linesOf(dir: string): { file: string; line: number }[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(dir, file), 'utf8')
        .split('\n')
        .flatMap((text, index) => (text.trim() === '' ? [] : [{ file, line: index + 1 }])),
    );
}

/** The lines of the loader's error, `path:line: what is wrong`, as problems. */
function problemsIn(message: string, dir: string, dirName: string): Problem[] {
  return message.split('\n').map((line) => {
    const [, file = '', at = '1', text = line] = /^(.*?):(\d+): (.*)$/.exec(line) ?? [];
    return { file: file.replace(dir, dirName) || dirName, line: Number(at), record: null, text };
  });
}
