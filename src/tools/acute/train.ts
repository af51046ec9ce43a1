/**
 * Learns the weights of the statistical voice from the authors in `data/examples/acute`, and chooses its thresholds on
 * authors it has not learnt from (each author is left out once, in groups). The same files give the same weights.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AcuteTopic } from '../../../dialogs/events.ts';
import type { AcuteLexicon } from '../../acute/index.ts';
import { AcuteRules, decide } from '../../acute/rules.ts';
import { FEATURE_BITS } from '../../acute/statistics/features.ts';
import { LEVEL_LABELS, type ModelDescription, PERSON_LABELS, TOPIC_LABELS } from '../../acute/statistics/model.ts';
import { learn } from '../../statistics/learn.ts';
import { pack } from '../../statistics/table.ts';
import { digestOfFiles } from '../digest.ts';
import { featuresOf, ordinaryTexts, RULES_WRITTEN_ON, ruleExamples, type Windowed } from './examples.ts';
import { gravestOf, LEARNING, learnLevel, type Scores } from './learnLevel.ts';
import { type AuthoredMessage, readAuthors } from './messages.ts';

/** Authors are left out in so many groups when thresholds are chosen. */
const GROUPS = 4;
/**
 * Most harmless messages of authors left out that statistics alone may raise to a hard level, and to any. Kept low:
 * the rules raise some more, and people nobody has met write less like the authors than these do like one another.
 */
const HARD_FALSE = 0.025;
const ANY_FALSE = 0.1;
/** The same of long messages, which have many windows to sound grave in; a concern stands beside the services. */
const LONG_HARD_FALSE = 0.04;
const LONG_ANY_FALSE = 0.2;
/** Most sentences of ordinary text left out that may be raised to a hard level: news and books are not messages. */
const PRINT_FALSE = 0.01;
const SMALL_BITS = 16;

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

/** A digest of everything the weights are learnt from, so that a check can tell when they are out of date. */
export function digestOf(root: string): string {
  return digestOfFiles(root, [
    ['data/examples', '.jsonl'],
    ['data/lexicons/acute', '.yaml'],
    ['src/acute', '.ts'],
  ]);
}

const personLabel = ({ who }: AuthoredMessage) => PERSON_LABELS.indexOf(who === 'employee' ? 'bystander' : who);

/** The value that so large a share of `values` lies above. */
export function above(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => b - a)[Math.floor(values.length * share)] ?? 1;
}

const ORDINARY = 'ordinary-';

/** Authors who write as people do to a chat; the others are ordinary text. */
export function isPerson(author: string): boolean {
  return !author.includes('/') && !author.startsWith(ORDINARY);
}

/** Thresholds that raise no more than the allowed share of what authors left out wrote. */
function chooseThresholds(data: readonly Windowed[]): ModelDescription['thresholds'] {
  const authors = [
    ...new Set(data.map(({ message }) => message.author).filter((author) => !author.startsWith('own/'))),
  ];
  const harmless = Array.from({ length: GROUPS }, (_, group) => {
    const out = new Set(authors.filter((_author, index) => index % GROUPS === group));
    const weights = learnLevel(data.filter(({ message }) => !out.has(message.author)));
    return data
      .filter(({ message }) => out.has(message.author) && message.level === null)
      .map(({ message, windows }) => ({ message, isLong: windows.length > 1, ...gravestOf(windows, weights) }));
  }).flat();
  const byPeople = harmless.filter(({ message }) => isPerson(message.author));
  const grave = (scored: readonly Scores[]) => scored.map((score) => score.grave);
  const hard = round(above(grave(byPeople), HARD_FALSE));
  const long = harmless.filter(({ isLong }) => isLong);
  const inPrint = grave(harmless.filter(({ message }) => message.author.startsWith(ORDINARY)));
  return {
    concern: round(
      above(
        byPeople.map(({ acute }) => acute),
        ANY_FALSE,
      ),
    ),
    hard,
    hardInPrint: Math.max(hard, round(above(inPrint, PRINT_FALSE))),
    concernWhenLong: round(
      above(
        long.map(({ acute }) => acute),
        LONG_ANY_FALSE,
      ),
    ),
    hardWhenLong: Math.max(hard, round(above(grave(long), LONG_HARD_FALSE))),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

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
    ...LEARNING,
  });
  return pack(weights, labels, SMALL_BITS);
}

/** Learns the model and writes it to `data/models/acute` below `root`. @returns What was learnt from how much. */
export function train(root: string, lexicon: AcuteLexicon): ModelDescription {
  const messages = readAuthors(join(root, 'data/examples/acute'));
  const rules = new AcuteRules(lexicon);
  const data = featuresOf([...messages, ...ruleExamples(lexicon), ...ordinaryTexts(root, rules)], rules);
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
