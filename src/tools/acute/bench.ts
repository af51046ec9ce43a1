/**
 * `npm run bench:acute [-- FILE …]`: how many acute messages are caught, and how many harmless ones are raised, by
 * authors that nothing was learnt from; side by side with peers, and with the time of a message.
 *
 * `--write` keeps the main counts for `docs/acute.md`.
 * FILE.jsonl: more messages by an author. FILE.txt: ordinary text, one sentence a line; alarms are counted per 10,000.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createAcuteDetector, loadAcuteLexicon, loadAcuteModel } from '../../acute/index.ts';
import { AcuteRules, decide } from '../../acute/rules.ts';
import { StatisticalVoice } from '../../acute/statistics/voice.ts';
import { levelOf } from '../../acute/verdict.ts';
import { randomFrom } from '../../statistics/learn.ts';
import { timesOf, within } from '../timing.ts';
import { type AuthoredMessage, readAuthors, readMessages, SAID_OUTRIGHT } from './messages.ts';
import { BLIND_FIGURES, type BlindFigures } from './page.ts';
import { keywordList, type Listen, learnNlpjs } from './peers.ts';
import { machineNynorsk, withoutLetters, withSlips } from './variants.ts';

const ROOT = join(import.meta.dirname, '../../..');
const HARD: ReadonlySet<string | null> = new Set(['113', '116117', 'crisis']);

const lexicon = loadAcuteLexicon(join(ROOT, 'data/lexicons/acute'));
const model = loadAcuteModel(join(ROOT, 'data/models/acute'));
const detector = createAcuteDetector(lexicon, model);
const rules = new AcuteRules(lexicon);
const voice = new StatisticalVoice(model, rules.classNames);

const both: Listen = (text) => detector.assess(text)?.level ?? null;
const rulesAlone: Listen = (text) => decide(rules.hear(text))?.level ?? null;
const statisticsAlone: Listen = (text) => {
  const heard = rules.hear(text);
  // Without what the rules heard: letters, words and meanings only.
  const opinion = voice.listen(text, { ...heard, hits: [], guards: [], idioms: [] });
  return opinion === null ? null : levelOf(opinion, model.description.thresholds);
};

interface Judged extends AuthoredMessage {
  readonly heard: string | null;
}

async function judge(messages: readonly AuthoredMessage[], listen: Listen): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const message of messages) judged.push({ ...message, heard: await listen(message.text) });
  return judged;
}

const share = (part: number, of: number) => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} % (${part}/${of})`);
const column = (text: string) => text.padStart(20);

/** One row: caught at any level, caught as hard, exactly right, missed; for harmless ones what was raised. */
function row(name: string, judged: readonly Judged[]): void {
  if (judged.length === 0) return;
  const any = judged.filter(({ heard }) => heard !== null).length;
  const hard = judged.filter(({ heard }) => HARD.has(heard)).length;
  const right = judged.filter(({ heard, level }) => heard === level).length;
  const cells = [share(any, judged.length), share(hard, judged.length), share(right, judged.length)];
  console.log(`  ${name.padEnd(34)}${cells.map(column).join('')}`);
}

function heading(name: string): void {
  console.log(`\n${name}`);
  console.log(`  ${''.padEnd(34)}${['any level', 'hard level', 'level as labelled'].map(column).join('')}`);
}

const acute = ({ level }: AuthoredMessage) => level !== null;
const grave = ({ level }: AuthoredMessage) => level !== null && level !== 'concern';
const outright = (message: AuthoredMessage) => grave(message) && SAID_OUTRIGHT.has(message.style);

function summary(judged: readonly Judged[]): void {
  row('acute', judged.filter(acute));
  row('said outright (113, 116117, crisis)', judged.filter(outright));
  row(
    'indirect (113, 116117, crisis)',
    judged.filter((m) => grave(m) && !outright(m)),
  );
  row(
    'harmless, raised',
    judged.filter((m) => !acute(m)),
  );
}

function groups(judged: readonly Judged[], name: string, key: (message: Judged) => string | null): void {
  heading(name);
  const values = [...new Set(judged.map(key))].filter((value) => value !== null).sort();
  for (const value of values)
    row(
      value,
      judged.filter((message) => key(message) === value),
    );
}

const given = process.argv.slice(2);
const files = given.filter((file) => file.endsWith('.jsonl'));
const blind = [
  ...readAuthors(join(ROOT, 'test/blind/acute')),
  ...files.flatMap((file) => readMessages(file, `${basename(dirname(file))}/${basename(file, '.jsonl')}`)),
];
const judged = await judge(blind, both);

console.log(`${blind.length} messages by ${new Set(blind.map(({ author }) => author)).size} authors held out`);
heading('Both voices');
summary(judged);
groups(judged, 'By level', ({ level }) => level ?? 'harmless');
groups(judged, 'Acute, by language', (m) => (acute(m) ? m.language : null));
groups(judged, 'Acute, by style', (m) => (acute(m) ? m.style : null));
groups(judged, 'Harmless, by style', (m) => (acute(m) ? null : m.style));
groups(judged, 'Acute, by author', (m) => (acute(m) ? m.author : null));
groups(judged, 'Harmless, by author', (m) => (acute(m) ? null : m.author));

if (given.includes('--write'))
  writeFileSync(join(ROOT, BLIND_FIGURES), `${JSON.stringify(blindFigures(judged), null, 2)}\n`);

/** The main counts, for the page a professional reads. */
function blindFigures(all: readonly Judged[]): BlindFigures {
  const wanted: readonly (readonly [string, (message: AuthoredMessage) => boolean])[] = [
    ['acute, all', acute],
    ['said outright', outright],
    ['indirect', (m) => grave(m) && !outright(m)],
    ...(['113', '116117', 'crisis', 'concern'] as const).map(
      (level) => [`labelled ${level}`, (m: AuthoredMessage) => m.level === level] as const,
    ),
    ...(['nb', 'nn', 'dialect', 'se', 'en'] as const).map(
      (language) => [`acute, ${language}`, (m: AuthoredMessage) => acute(m) && m.language === language] as const,
    ),
    ['harmless, raised', (m) => !acute(m)],
  ];
  const counts = wanted.map(([group, isIn]) => {
    const messages = all.filter(isIn);
    return {
      group,
      messages: messages.length,
      any: messages.filter(({ heard }) => heard !== null).length,
      hard: messages.filter(({ heard }) => HARD.has(heard)).length,
      labelled: messages.filter(({ heard, level }) => heard === level).length,
    };
  });
  return { authors: [...new Set(all.map(({ author }) => author))], counts };
}

const now = judged.filter(({ level }) => level === '113');
console.log(
  `\nLife-threatening ones answered at level 113: ${share(now.filter(({ heard }) => heard === '113').length, now.length)}`,
);

const random = randomFrom(20261126);
const variants: readonly (readonly [string, (text: string, index: number) => string])[] = [
  ['a slip in every fifth word', (text) => withSlips(text, random)],
  ['without å, æ, ø and Sami letters', withoutLetters],
  ['in capitals', (text) => text.toUpperCase()],
];
for (const [name, change] of variants) {
  heading(`The same, ${name}`);
  summary(
    await judge(
      blind.map((m, index) => ({ ...m, text: change(m.text, index) })),
      both,
    ),
  );
}

const inNynorsk = machineNynorsk(blind.filter(({ language }) => language === 'nb'));
if (inNynorsk === null) console.log('\nMachine nynorsk: skipped, the program apertium (nob-nno) is not installed');
else {
  heading('Bokmål as it is, and the same translated to nynorsk by machine');
  summary(judged.filter(({ language }) => language === 'nb'));
  summary(await judge(inNynorsk, both));
}

const nlpjs = await learnNlpjs(readAuthors(join(ROOT, 'data/examples/acute')));
const peers: readonly (readonly [string, Listen])[] = [
  ['Rules alone', rulesAlone],
  ['Statistics alone', statisticsAlone],
  ['Peer: a list of keywords', keywordList],
  ['Peer: nlp.js, learnt from the same messages', nlpjs],
];
for (const [name, listen] of peers) {
  heading(name);
  summary(await judge(blind, listen));
}

for (const file of given.filter((name) => name.endsWith('.txt'))) {
  const sentences = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  console.log(`\nOrdinary text, ${basename(file)}: ${sentences.length} sentences, alarms per 10,000`);
  for (const [name, listen] of [['Both voices', both], ...peers] as const) {
    const heard = await Promise.all(sentences.map(async (text) => listen(text)));
    const per = (count: number) => ((10_000 * count) / sentences.length).toFixed(0).padStart(6);
    const hard = heard.filter((level) => HARD.has(level)).length;
    console.log(`  ${name.padEnd(46)} hard ${per(hard)}   concern ${per(heard.filter((l) => l === 'concern').length)}`);
  }
}

/** Microseconds of each call, smallest first. */
function times(texts: readonly string[], listen: (text: string) => unknown): number[] {
  const rounds = Array.from({ length: 5 }, () => texts).flat();
  for (const text of rounds) listen(text);
  return timesOf(rounds, listen);
}

const at = (sorted: readonly number[], part: number) => within(sorted, part).toFixed(0);
const middling = blind.map(({ text }) => text).filter(({ length }) => length >= 80 && length <= 120);
const story = blind.map(({ text }) => text).join(' ');
const stories = Array.from({ length: 20 }, (_, index) => story.slice(index * 2000, index * 2000 + 2000));
console.log('\nTime of a message, in microseconds');
for (const [name, listen] of [
  ['Both voices', both],
  ['Rules alone', rulesAlone],
  ['A list of keywords', keywordList],
] as const) {
  const short = times(middling, listen);
  const long = times(stories, listen);
  console.log(
    `  ${name.padEnd(24)} 100 characters: median ${at(short, 0.5)}, p99 ${at(short, 0.99)}; 2,000: median ${at(long, 0.5)}, p99 ${at(long, 0.99)}`,
  );
}
