/**
 * Learns the weights of the statistical voice from the authors in `data/examples/acute`, and chooses its thresholds on
 * authors it has not learnt from (each author is left out once, in groups). The same files give the same weights.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AcuteTopic } from '../../../dialogs/events.ts';
import type { AcuteLexicon } from '../../acute/index.ts';
import { AcuteRules, decide } from '../../acute/rules.ts';
import { FEATURE_BITS, FeatureReader } from '../../acute/statistics/features.ts';
import { type LearnExample, learn, randomFrom, scoreInto, softmax } from '../../acute/statistics/learn.ts';
import { LEVEL_LABELS, type ModelDescription, PERSON_LABELS, TOPIC_LABELS } from '../../acute/statistics/model.ts';
import { gravity, sourceOf, textShapeOf } from '../../acute/statistics/voice.ts';
import { windowsOf } from '../../acute/statistics/windows.ts';
import { loadServiceExamples } from '../../matching/index.ts';
import { type AuthoredMessage, readAuthors } from './messages.ts';
import { ownSentences } from './ownTexts.ts';
import { withoutLetters, withSlips } from './variants.ts';

/** Authors are left out in so many groups when thresholds are chosen. */
const GROUPS = 4;
/**
 * Most harmless messages of authors left out that statistics alone may raise to a hard level, and to any. Kept low:
 * the rules raise some more, and people nobody has met write less like the authors than these do like one another.
 */
const HARD_FALSE = 0.012;
const ANY_FALSE = 0.055;
const SMALL_BITS = 16;
const PASSES = 12;
const RATE = 0.5;
/** Chosen on authors left out: less learns single authors by heart, more forgets what is rare. */
const DECAY = 0.2;

/** What a signal of the authors is about. */
const TOPIC_OF: Readonly<Record<string, AcuteTopic>> = {
  overdose: 'overdose',
  poisoning: 'poisoning',
  unconscious: 'unconscious',
  medical: 'medical',
  withdrawal: 'withdrawal',
  psychosis: 'psychosis',
  'violence-now': 'violence',
  'sexual-assault': 'sexual-assault',
  'child-in-danger': 'child-in-danger',
  'self-harm': 'self-harm',
  hopelessness: 'hopelessness',
};

/** The topic of a message by its author's signal; all that is not something else is about suicide. */
export function topicOf(signal: string): AcuteTopic {
  return TOPIC_OF[signal] ?? 'suicide';
}

interface Scores {
  readonly acute: number;
  readonly grave: number;
}

interface Windowed {
  readonly message: AuthoredMessage;
  /** Features of each window of the message as written, and of its variants. */
  readonly windows: readonly Int32Array[];
  readonly variants: readonly (readonly Int32Array[])[];
}

/** Services that people in danger are sent to: what is written to them may itself be acute. */
const EMERGENCY = /^nasjonal-|legevakt|akutt|krise|overgrep|113/;

/**
 * What residents write to ordinary services, harmless by its purpose unless a rule hears something grave in it, and the
 * project's own texts.
 */
function ordinaryTexts(root: string, rules: AcuteRules): AuthoredMessage[] {
  const needs = loadServiceExamples(join(root, 'data/examples/services'))
    .filter(({ service, text }) => {
      const level = decide(rules.hear(text))?.level;
      return !EMERGENCY.test(service) && (level === undefined || level === 'concern');
    })
    .map(({ text, author }) => harmless(text, `services/${author}`, 'nb'));
  return [...needs, ...ownSentences(root).map(({ text, language }) => harmless(text, 'own/texts', language))];
}

function harmless(text: string, author: string, language: AuthoredMessage['language']): AuthoredMessage {
  return { text, author, language, level: null, signal: 'ordinary', style: 'plain', who: 'self' };
}

/** The rules were written on these authors' messages: there they are always right, which says nothing. */
const RULES_WRITTEN_ON: ReadonlySet<string> = new Set(['mor-nattevakt', 'tenaaring-fisker', 'korte']);

/** The features of each window of a text, as the voice reads them. */
function windowFeatures(text: string, rules: AcuteRules, reader: FeatureReader, withRules: boolean): Int32Array[] {
  const heard = rules.hear(text);
  const shape = textShapeOf(text, heard);
  return windowsOf(heard.tokens).map((window) =>
    Int32Array.from(reader.read(sourceOf(shape, heard, window, rules.classNames, withRules))),
  );
}

/** A digest of everything the weights are learnt from, so that a check can tell when they are out of date. */
export function digestOf(root: string): string {
  const hash = createHash('sha256');
  const files = (dir: string, suffix: string) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(suffix))
      .sort()
      .map((name) => join(dir, name));
  const inputs = [
    ...files('data/examples', '.jsonl'),
    ...files('data/lexicons/acute', '.yaml'),
    ...files('src/acute', '.ts'),
  ];
  for (const file of inputs) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

function featuresOf(messages: readonly AuthoredMessage[], rules: AcuteRules): Windowed[] {
  const reader = new FeatureReader();
  const random = randomFrom(7);
  return messages.map((message, index) => {
    const withRules = !RULES_WRITTEN_ON.has(message.author);
    const read = (text: string) => windowFeatures(text, rules, reader, withRules);
    const variants = [read(withoutLetters(withSlips(message.text, random), index))];
    return { message, windows: read(message.text), variants };
  });
}

const levelLabel = ({ level }: AuthoredMessage) => LEVEL_LABELS.indexOf(level ?? 'none');
const personLabel = ({ who }: AuthoredMessage) => PERSON_LABELS.indexOf(who === 'employee' ? 'bystander' : who);

/**
 * Learns the level. A long acute message has its danger in one window that nobody has marked: a first model, learnt
 * from the short ones, says which; the others are left out.
 */
function learnLevel(data: readonly Windowed[]): Float32Array {
  const settings = {
    labels: LEVEL_LABELS.length,
    dimensions: 2 ** FEATURE_BITS,
    passes: PASSES,
    rate: RATE,
    decay: DECAY,
  };
  const examples = (gravest: (windows: readonly Int32Array[]) => readonly Int32Array[]): LearnExample[] =>
    data.flatMap(({ message, windows, variants }) => {
      const label = levelLabel(message);
      const choose = (all: readonly Int32Array[]) => (label === 0 || all.length === 1 ? all : gravest(all));
      return [
        ...choose(windows).map((features) => ({ features, label, weight: 1 })),
        ...variants.flatMap((variant) => choose(variant).map((features) => ({ features, label, weight: 0.5 }))),
      ];
    });
  const first = learn(
    examples(() => []),
    { ...settings, passes: 4 },
  );
  return learn(
    examples((windows) => [windows.toSorted((a, b) => hardness(b, first) - hardness(a, first))[0]!]),
    settings,
  );
}

/** The chance of any danger, and how grave it is, by unpacked weights. */
function chancesOf(features: Int32Array, weights: Float32Array): Scores {
  const scores = new Float64Array(LEVEL_LABELS.length);
  scoreInto(scores, features, weights, LEVEL_LABELS.length, 2 ** FEATURE_BITS);
  softmax(scores);
  return { acute: 1 - scores[0]!, grave: gravity(1 - scores[0]!, scores[2]! + scores[3]! + scores[4]!) };
}

function hardness(features: Int32Array, weights: Float32Array): number {
  const { acute, grave } = chancesOf(features, weights);
  return acute + grave;
}

function gravestOf(windows: readonly Int32Array[], weights: Float32Array): Scores {
  return windows
    .map((features) => chancesOf(features, weights))
    .reduce((a, b) => (b.acute + b.grave > a.acute + a.grave ? b : a), { acute: 0, grave: 0 });
}

/** The value that so large a share of `values` lies above. */
function above(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => b - a)[Math.floor(values.length * share)] ?? 1;
}

/** Thresholds that raise no more than the allowed share of the harmless messages of authors left out. */
function chooseThresholds(data: readonly Windowed[]): { concern: number; hard: number } {
  const authors = [...new Set(data.map(({ message }) => message.author).filter((author) => !author.includes('/')))];
  const harmless = Array.from({ length: GROUPS }, (_, group) => {
    const out = new Set(authors.filter((_author, index) => index % GROUPS === group));
    const weights = learnLevel(data.filter(({ message }) => !out.has(message.author)));
    return data
      .filter(({ message }) => out.has(message.author) && message.level === null && !message.author.includes('/'))
      .map(({ windows }) => gravestOf(windows, weights));
  }).flat();
  return {
    concern: round(
      above(
        harmless.map(({ acute }) => acute),
        ANY_FALSE,
      ),
    ),
    hard: round(
      above(
        harmless.map(({ grave }) => grave),
        HARD_FALSE,
      ),
    ),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Weights as whole numbers from -127 to 127, with what one step is worth. */
function pack(weights: Float32Array, labels: readonly string[], bits: number) {
  const rows = 2 ** bits * labels.length;
  const table = weights.subarray(0, rows);
  // The few largest are cut, so that the many small ones keep their differences.
  const sizes = table
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const unit = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const packed = Int8Array.from(table, (value) => Math.max(-127, Math.min(127, Math.round(value / unit))));
  return {
    packed,
    head: { labels: [...labels], bits, unit, biases: [...weights.subarray(rows)].map((v) => round(v)) },
  };
}

/** How often each rule, when it decided alone, called an acute and a harmless message grave. */
function countRules(messages: readonly AuthoredMessage[], rules: AcuteRules): ModelDescription['rules'] {
  const counts: Record<string, [number, number]> = {};
  for (const { text, level, author } of messages) {
    if (RULES_WRITTEN_ON.has(author)) continue;
    const decision = decide(rules.hear(text));
    if (decision === null || decision.level === 'concern') continue;
    counts[decision.signal] ??= [0, 0];
    counts[decision.signal]![level === null ? 1 : 0] += 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Learns topic or person: from the acute messages only, by the low bits of the features. */
function learnSmall(data: readonly Windowed[], labels: readonly string[], labelOf: (m: AuthoredMessage) => number) {
  const examples = data
    .filter(({ message }) => message.level !== null)
    .map(({ message, windows }) => ({
      features: Int32Array.from(
        new Set(windows.flatMap((window) => [...window].map((f) => f & (2 ** SMALL_BITS - 1)))),
      ),
      label: labelOf(message),
      weight: 1,
    }));
  const weights = learn(examples, {
    labels: labels.length,
    dimensions: 2 ** SMALL_BITS,
    passes: PASSES,
    rate: RATE,
    decay: DECAY,
  });
  return pack(weights, labels, SMALL_BITS);
}

/** Learns the model and writes it to `data/models/acute` below `root`. @returns What was learnt from how much. */
export function train(root: string, lexicon: AcuteLexicon): ModelDescription {
  const messages = readAuthors(join(root, 'data/examples/acute'));
  const rules = new AcuteRules(lexicon);
  const data = featuresOf([...messages, ...ordinaryTexts(root, rules)], rules);
  const thresholds = chooseThresholds(data);
  const level = pack(learnLevel(data), LEVEL_LABELS, FEATURE_BITS);
  const topic = learnSmall(data, TOPIC_LABELS, ({ signal }) =>
    (TOPIC_LABELS as readonly string[]).indexOf(topicOf(signal)),
  );
  const person = learnSmall(data, PERSON_LABELS, personLabel);
  const harmless = messages.filter(({ level: grave }) => grave === null).length;
  const description: ModelDescription = {
    about: 'Weights of the statistical voice. Made by "npm run -s acute -- train"; do not edit by hand.',
    heads: { level: level.head, topic: topic.head, person: person.head },
    thresholds,
    rules: countRules(messages, rules),
    learntFrom: {
      digest: digestOf(root),
      authors: [...new Set(messages.map(({ author }) => author))],
      acute: messages.length - harmless,
      harmless,
    },
  };
  const dir = join(root, 'data/models/acute');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'model.json'), `${JSON.stringify(description, null, 2)}\n`);
  writeFileSync(
    join(dir, 'weights.bin'),
    Buffer.concat([level, topic, person].map(({ packed }) => Buffer.from(packed.buffer))),
  );
  return description;
}
