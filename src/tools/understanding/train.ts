/**
 * Learns the weights of the statistical reader: needs from what residents write to each service, their audience from
 * the authors' labels, and what is no need at all from the chit-chat, idioms and ordinary text of the acute authors. The
 * same files give the same weights.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Audience, Need } from '../../../dialogs/events.ts';
import { loadCatalogue } from '../../catalogue/load.ts';
import type { Catalogue } from '../../conversation/ports.ts';
import { loadServiceExamples } from '../../matching/index.ts';
import { type LearnExample, type LearnSettings, learn } from '../../statistics/learn.ts';
import { pack } from '../../statistics/table.ts';
import { createUnderstanding, loadFollowUps, loadUnderstandingLexicon, MOVES } from '../../understanding/index.ts';
import { AGE_BITS } from '../../understanding/statistics/ageFeatures.ts';
import { FEATURE_BITS, featuresOf } from '../../understanding/statistics/features.ts';
import { AUDIENCES, LEARNT_NEEDS, type ModelDescription, TABLES } from '../../understanding/statistics/model.ts';
import { MOVE_BITS } from '../../understanding/statistics/moveFeatures.ts';
import { type AuthoredMessage, readAuthors } from '../acute/messages.ts';
import { isPerson } from '../acute/train.ts';
import { digestOfFiles } from '../digest.ts';

type Reader = ReturnType<typeof createUnderstanding>;
type How = Pick<LearnSettings, 'passes' | 'rate' | 'decay'>;
const LEARNING: How = { passes: 8, rate: 0.5, decay: 0.2 };
/** There are many moves and few messages for each. */
const LEARNING_MOVES: How = { passes: 20, rate: 0.5, decay: 0.05 };
/** Harmless messages that tell of no need, by their signal. */
const NO_NEED: ReadonlySet<string> = new Set(['chitchat', 'nonsense', 'idiom', 'game-film-song', 'everyday']);
/** Acute messages tell of a need too; a part of them is enough. */
const EVERY_ACUTE = 4;
/** The year is read from the clock only for ages, which are no feature but for being there. */
const NOW = new Date('2026-06-01T12:00:00Z');

interface Example {
  readonly features: Int32Array;
  readonly isNeed: boolean;
  readonly audience: Audience | null;
  readonly language: string;
  readonly needs: ReadonlySet<Need> | null;
}

/** A digest of everything the weights are learnt from, so that a check can tell when they are out of date. */
export function digestOf(root: string): string {
  return digestOfFiles(root, [
    ['data/examples', '.jsonl'],
    ['data/lexicons/understanding', '.yaml'],
    ['src/understanding', '.ts'],
  ]);
}

const audienceOf = ({ who }: AuthoredMessage): Audience =>
  who === 'relative' || who === 'bystander' ? 'relative' : who === 'employee' ? 'employee' : 'self';

function readExamples(data: string, catalogue: Catalogue, reader: Reader): Example[] {
  const features = (text: string) =>
    featuresOf(text, reader.read(text, { asking: null, locale: 'nb', hasShown: false, now: NOW }));
  const toServices = loadServiceExamples(join(data, 'examples/services')).flatMap(
    ({ service, text, audience, language }) => {
      const needs = catalogue.service(service)?.needs;
      if (needs === undefined) return [];
      // A service for relatives is written to by those who are one, and by others too.
      const all = new Set<Need>(needs.filter((need) => need !== 'paarorende'));
      if (audience === 'relative') all.add('paarorende');
      return [{ features: features(text), isNeed: true, audience, language, needs: all }];
    },
  );
  const others = readAuthors(join(data, 'examples/acute')).flatMap((message, index): Example[] => {
    const { level, signal, text, author, language } = message;
    const example = { features: features(text), isNeed: true, audience: null, language, needs: null };
    if (level !== null) return index % EVERY_ACUTE === 0 ? [example] : [];
    if (NO_NEED.has(signal)) return [{ ...example, isNeed: false }];
    if (!signal.endsWith('-need')) return [];
    return [{ ...example, audience: isPerson(author) ? audienceOf(message) : null }];
  });
  return [...toServices, ...others];
}

/** Numbers in what residents write to services, and whether each is the age that the author noted. */
function readNumbers(data: string, reader: Reader): LearnExample[] {
  return loadServiceExamples(join(data, 'examples/services')).flatMap(({ text, audience, age }) =>
    // With the audience as it is, and as it is read: a message is judged before it is certain whom it is about.
    [audience, null].flatMap((known) =>
      reader.readNumbers(text, known).map(({ mention, features }) => ({
        features: features.map((number) => number & (2 ** AGE_BITS - 1)),
        label: Number(mention.numeral.value === age),
        weight: 1,
      })),
    ),
  );
}

/** Of so many messages to services one is learnt from as a new need, and of what is no need as talk about other things. */
const EVERY_NEED = 8;
const EVERY_TALK = 10;
/** Messages from elsewhere count less than those written for this. */
const FROM_ELSEWHERE = 0.5;

/** What messages in a conversation do. */
function readMoves(data: string, reader: Reader): LearnExample[] {
  const example = (text: string, move: (typeof MOVES)[number], weight: number): LearnExample => ({
    features: reader.readMoveFeatures(text),
    label: MOVES.indexOf(move),
    weight,
  });
  const needs = loadServiceExamples(join(data, 'examples/services')).filter((_one, at) => at % EVERY_NEED === 0);
  const talk = readAuthors(join(data, 'examples/acute'))
    .filter(({ level, signal }) => level === null && NO_NEED.has(signal))
    .filter((_one, at) => at % EVERY_TALK === 0);
  return [
    ...loadFollowUps(join(data, 'examples/followups')).map(({ text, move }) => example(text, move, 1)),
    ...needs.map(({ text }) => example(text, 'newNeed', FROM_ELSEWHERE)),
    ...talk.map(({ text, signal }) => example(text, signal === 'nonsense' ? 'nonsense' : 'chitchat', FROM_ELSEWHERE)),
  ];
}

/** Learns the model and writes it to `data/models/understanding` below `root`. @returns What was learnt from how much. */
export function train(root: string): ModelDescription {
  const data = join(root, 'data');
  const catalogue = loadCatalogue(data);
  const lexicon = loadUnderstandingLexicon(join(data, 'lexicons/understanding'));
  const reader = createUnderstanding({ lexicon, catalogue, statistics: null });
  const examples = readExamples(data, catalogue, reader);
  const learnt = (labels: readonly string[], labelled: readonly LearnExample[], bits: number, how = LEARNING) =>
    pack(learn(labelled, { labels: labels.length, dimensions: 2 ** bits, ...how }), labels, bits);
  const table = (labels: readonly string[], labelOf: (example: Example) => number | null) => {
    const labelled = examples.flatMap((example) => {
      const label = labelOf(example);
      return label === null ? [] : [{ features: example.features, label, weight: 1 }];
    });
    return learnt(labels, labelled, FEATURE_BITS);
  };
  const tables = [
    table(['other', 'need'], ({ isNeed }) => Number(isNeed)),
    table(AUDIENCES, ({ audience }) => (audience === null ? null : AUDIENCES.indexOf(audience))),
    table(['other', 'se'], ({ language }) => Number(language === 'se')),
    learnt(['other', 'age'], readNumbers(data, reader), AGE_BITS),
    learnt(MOVES, readMoves(data, reader), MOVE_BITS, LEARNING_MOVES),
    ...LEARNT_NEEDS.map((need) =>
      table(['no', need], ({ needs }) => (needs === null ? null : Number(needs.has(need)))),
    ),
  ];
  const needs = examples.filter(({ isNeed }) => isNeed).length;
  const description = {
    about: 'Weights of the statistical reader. Made by "npm run -s understanding -- train"; do not edit by hand.',
    heads: Object.fromEntries(TABLES.map((name, at) => [name, tables[at]!.head])) as ModelDescription['heads'],
    learntFrom: { digest: digestOf(root), needs, others: examples.length - needs },
  };
  const dir = join(root, 'data/models/understanding');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'model.json'), `${JSON.stringify(description, null, 2)}\n`);
  writeFileSync(join(dir, 'weights.bin'), Buffer.concat(tables.map(({ packed }) => Buffer.from(packed.buffer))));
  return description;
}
