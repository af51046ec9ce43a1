/**
 * `npm run bench:understanding`: how often messages by held-out authors find their service, need, person, age and place;
 * side by side with peers over the same services; and what a turn costs as the catalogue grows. Figures only, never the
 * messages.
 */
import { join } from 'node:path';
import type { Facts, Need } from '../../../dialogs/events.ts';
import { servicesOf } from '../../channels/replay/replay.ts';
import { createCore } from '../../core.ts';
import { loadServiceExamples, type ServiceExample } from '../../matching/index.ts';
import { randomFrom } from '../../statistics/learn.ts';
import type { FollowUp } from '../../understanding/index.ts';
import { machineNynorsk, withoutLetters, withSlips } from '../acute/variants.ts';
import { readBlind } from '../blindMessages.ts';
import { isOffered } from '../catalogue/checks/offered.ts';
import { measureGrowth } from './growth.ts';
import { fuse, miniSearch, nlpjs, type Rank } from './peers.ts';
import { type Person, type Way, walk } from './people.ts';
import { AMONG, isCurrent, NOW, type Outcome, play as playOne } from './play.ts';
import { countTalk } from './talk.ts';

const ROOT = join(import.meta.dirname, '../../..');

interface NeedMessage {
  readonly text: string;
  readonly language: string;
  readonly needs: readonly string[];
  readonly audience: Facts['audience'];
  readonly age: number | null;
  readonly municipality: string | null;
  /** True for what is no need at all. */
  readonly none?: boolean;
}

const core = createCore(ROOT);
const { conversation, ports } = core;
const examples = loadServiceExamples(join(ROOT, 'data/examples/services'));

const percent = (part: number, of: number) => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);

const play = (message: ServiceExample): Outcome => playOne(core, message);

function row(name: string, outcomes: readonly Outcome[]): void {
  const of = outcomes.length;
  if (of === 0) return;
  const count = (isIt: (outcome: Outcome) => boolean) => percent(outcomes.filter(isIt).length, of).padStart(8);
  console.log(
    `  ${name.padEnd(28)}${String(of).padStart(6)}${count((o) => o.first)}${count((o) => o.among)}${count((o) => o.amongAfterOne)}${count((o) => o.asked)}${count((o) => o.acute)}`,
  );
}

const heading = (name: string) =>
  console.log(`\n${name}\n  ${''.padEnd(28)}     n   first   three  after 1   asked   acute`);

const blind = readBlind<Omit<ServiceExample, 'author'>>(ROOT, 'services').filter(({ service }) =>
  isCurrent(ports.catalogue.service(service)),
);
const outcomes = blind.map(play);
heading(`The right service, ${examples.length} examples indexed; messages by held-out authors, municipality known`);
row('all', outcomes);
const groupsBy = (key: (message: ServiceExample) => string) => {
  for (const value of [...new Set(blind.map(key))].sort())
    row(
      value,
      outcomes.filter(({ message }) => key(message) === value),
    );
};
groupsBy(({ author }) => `author ${author}`);
groupsBy(({ language }) => `language ${language}`);
groupsBy(({ style }) => `style ${style}`);
groupsBy(({ audience }) => `audience ${audience}`);
for (const confidence of ['clear', 'several', 'none'] as const)
  row(
    `when it is ${confidence}`,
    outcomes.filter((outcome) => outcome.confidence === confidence && !outcome.acute),
  );
console.log(`  planned, ended or wrong-age services shown: ${outcomes.reduce((sum, { wrongly }) => sum + wrongly, 0)}`);

const random = randomFrom(20261127);
heading('The same, as phones, haste and machines write them');
row(
  'a slip in every fifth word',
  blind.map((m) => play({ ...m, text: withSlips(m.text, random) })),
);
row(
  'without å, æ, ø',
  blind.map((m, at) => play({ ...m, text: withoutLetters(m.text, at) })),
);
const inBokmaal = blind.filter(({ language }) => language === 'nb');
const inNynorsk = machineNynorsk(inBokmaal);
row(
  'bokmål as it is',
  outcomes.filter(({ message }) => message.language === 'nb'),
);
if (inNynorsk === null) console.log('  machine nynorsk: skipped, the program apertium (nob-nno) is not installed');
else row('bokmål in nynorsk by machine', inNynorsk.map(play));

const services = [
  ...ports.catalogue.municipalities().flatMap(({ slug }) => ports.catalogue.servicesOf(slug)),
  ...ports.catalogue.national(),
].filter(isOffered);
const candidatesOf = (message: ServiceExample) => {
  const place = ports.catalogue.service(message.service)?.municipality ?? 'senja';
  return new Set(
    services.filter(({ municipality }) => municipality === null || municipality === place).map(({ id }) => id),
  );
};
console.log(`\nPeers over the same services\n  ${''.padEnd(46)}   first   three`);
const peers: readonly (readonly [string, Rank])[] = [
  ['fuse.js on the whole text', fuse(services, false)],
  ['fuse.js, token search', fuse(services, true)],
  ['MiniSearch (stems, fuzzy, prefix), texts', miniSearch(services, [])],
  ['MiniSearch, texts and the same examples', miniSearch(services, examples)],
  ['nlp.js, learnt from the same examples', await nlpjs(examples)],
];
for (const [name, rank] of peers) {
  const ranked = await Promise.all(blind.map(async (m) => (await rank(m.text, candidatesOf(m))).indexOf(m.service)));
  const first = ranked.filter((at) => at === 0).length;
  const among = ranked.filter((at) => at >= 0 && at < AMONG).length;
  console.log(
    `  ${name.padEnd(46)}${percent(first, blind.length).padStart(8)}${percent(among, blind.length).padStart(8)}`,
  );
}

/** Needs the conversation tells apart at first; finer ones only rank services. */
const MAIN_NEEDS: readonly Need[] = ['rus', 'psykisk-helse', 'paarorende'];

function countFacts(messages: readonly NeedMessage[]): void {
  const tally = {
    needs: 0,
    audience: 0,
    age: 0,
    ages: 0,
    noAge: 0,
    traps: 0,
    place: 0,
    places: 0,
    lost: 0,
    sami: 0,
    samis: 0,
    answered: 0,
  };
  const needs = messages.filter(({ none }) => none !== true);
  const others = messages.filter(({ none }) => none === true);
  for (const message of needs) {
    const { session, replies } = conversation.takeTurn(conversation.start({}), { text: message.text }, NOW);
    const { facts } = session.memory;
    const main = MAIN_NEEDS.filter((need) => message.needs.includes(need));
    tally.needs += Number(main.every((need) => facts.needs.includes(need)));
    tally.audience += Number((facts.audience ?? 'self') === message.audience);
    if (message.age === null) {
      tally.noAge += 1;
      tally.traps += Number(facts.age !== null);
    } else {
      tally.ages += 1;
      tally.age += Number(facts.age === message.age);
    }
    if (message.municipality !== null) {
      tally.places += 1;
      tally.place += Number(facts.municipality === message.municipality);
    }
    if (message.language === 'se') {
      tally.samis += 1;
      tally.sami += Number(session.memory.locale === 'se');
    }
    tally.lost += Number(facts.needs.length === 0 && servicesOf(replies).length === 0);
  }
  for (const { text } of others) {
    const { replies } = conversation.takeTurn(conversation.start({}), { text }, NOW);
    tally.answered += Number(replies.some(({ cards }) => cards.length > 0));
  }
  const lines: readonly (readonly [string, number, number])[] = [
    ['needs right (rus, psykisk helse, pårørende)', tally.needs, needs.length],
    ['audience right', tally.audience, needs.length],
    ['age right, of those told', tally.age, tally.ages],
    ['an age read where none is told', tally.traps, tally.noAge],
    ['place right, of those told', tally.place, tally.places],
    ['North Sami answered in North Sami', tally.sami, tally.samis],
    ['not understood', tally.lost, needs.length],
    ['chit-chat and nonsense answered with a service', tally.answered, others.length],
  ];
  console.log('\nFacts from one message, by held-out authors, nothing known before');
  for (const [name, part, of] of lines)
    console.log(`  ${name.padEnd(48)}${percent(part, of).padStart(8)} (${part}/${of})`);
}
countFacts(readBlind<NeedMessage>(ROOT, 'needs'));

const talk = readBlind<FollowUp>(ROOT, 'followups');
const counts = [...countTalk(ports.understanding, talk)].sort((a, b) => a[1][0] / a[1][1] - b[1][0] / b[1][1]);
const right = counts.reduce((sum, [, [count]]) => sum + count, 0);
console.log(`\nWhat messages do after services are shown, by a held-out author: ${percent(right, talk.length)} right`);
console.log(`  ${counts.map(([move, [count, of]]) => `${move} ${count}/${of}`).join(', ')}`);

/** The middle one; those who never got there count as the longest. */
const median = (ways: readonly Way[]) =>
  ways.map(({ turns }) => turns ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b)[Math.floor(ways.length / 2)];

function countWays(name: string, ways: readonly Way[]): void {
  const within = (turns: number, of: (way: Way) => number | null) =>
    percent(ways.filter((way) => (of(way) ?? Number.POSITIVE_INFINITY) <= turns).length, ways.length).padStart(8);
  const right = [1, 2, 3, 5].map((turns) => within(turns, (way) => way.turns)).join('');
  const notWrong = [1, 2, 3].map((turns) => within(turns, (way) => way.turnsToAcceptable)).join('');
  console.log(
    `  ${name.padEnd(28)}${String(ways.length).padStart(6)}${String(median(ways)).padStart(9)}${right}  ${notWrong}${percent(ways.filter(({ acute }) => acute).length, ways.length).padStart(8)}`,
  );
}

console.log(
  `\nWhole conversations with people by a held-out author: turns to a right service among three\n  ${''.padEnd(28)}     n   median    in 1    in 2    in 3    in 5 | not wrong in 1, 2, 3   acute`,
);
const people = readBlind<Person>(ROOT, 'conversations');
for (const placeKnown of [true, false]) {
  const ways = people.map((person) => walk(core, person, placeKnown));
  countWays(placeKnown ? 'municipality known' : 'municipality not known', ways);
  if (placeKnown)
    for (const [language, some] of Map.groupBy(ways, ({ person }) => person.language)) countWays(language, some);
  const questions = ways.flatMap((way) => way.questions);
  console.log(`  questions a conversation: ${(questions.length / ways.length).toFixed(2)}`);
}

measureGrowth(
  ROOT,
  blind.slice(0, 300).map(({ text }) => text),
  NOW,
);
