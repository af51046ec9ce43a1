/**
 * `npm run bench:understanding`: how often messages by held-out authors find their service, need, person, age and place;
 * side by side with peers over the same services; and what a turn costs as the catalogue grows. Figures only, never the
 * messages.
 */
import { join } from 'node:path';
import type { Facts, Need } from '../../../dialogs/events.ts';
import type { Service } from '../../catalogue/resolved.ts';
import { servicesOf } from '../../channels/replay/replay.ts';
import { createCore } from '../../core.ts';
import { loadServiceExamples, type ServiceExample } from '../../matching/index.ts';
import { randomFrom } from '../../statistics/learn.ts';
import { machineNynorsk, withoutLetters, withSlips } from '../acute/variants.ts';
import { readBlind } from '../blindMessages.ts';
import { isOffered as isCurrent } from '../catalogue/checks/offered.ts';
import { measureGrowth } from './growth.ts';
import { fuse, miniSearch, nlpjs, type Rank } from './peers.ts';

const ROOT = join(import.meta.dirname, '../../..');
const NOW = new Date('2026-11-23T10:00:00+01:00');
const AMONG = 3;

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

const { conversation, ports } = createCore(ROOT);
const examples = loadServiceExamples(join(ROOT, 'data/examples/services'));

const percent = (part: number, of: number) => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);

interface Outcome {
  readonly message: ServiceExample;
  readonly first: boolean;
  readonly among: boolean;
  /** Among the first three after at most one true answer. */
  readonly amongAfterOne: boolean;
  readonly asked: boolean;
  readonly wrongly: number;
}

const isOffered = (service: Service | undefined): service is Service => service !== undefined && isCurrent(service);

/** The true answer to the question that was asked, or null when the label does not tell. */
function answerTo(question: string | undefined, { age, audience }: ServiceExample): string | null {
  if (question === 'age') return age === null ? 'vil ikke si' : String(age);
  if (question === 'audience') return audience === 'relative' ? 'en jeg kjenner' : 'meg selv';
  return null;
}

function play(message: ServiceExample): Outcome {
  const municipality = ports.catalogue.service(message.service)?.municipality ?? 'senja';
  const role = message.audience === 'employee' ? 'employee' : 'resident';
  const one = conversation.takeTurn(conversation.start({ municipality, role }), { text: message.text }, NOW);
  const shown = servicesOf(one.replies);
  const question = shown.length === 0 ? one.session.memory.asked.at(-1) : undefined;
  const answer = answerTo(question, message);
  const second = answer === null ? [] : servicesOf(conversation.takeTurn(one.session, { text: answer }, NOW).replies);
  const three = shown.slice(0, AMONG);
  const unfit = [...three, ...second].filter((id) => {
    const service = ports.catalogue.service(id);
    const { minimum_age = 0, maximum_age = Number.POSITIVE_INFINITY, age_limit } = service?.eligibility ?? {};
    const tooOldOrYoung = message.age !== null && (message.age < minimum_age || message.age > maximum_age);
    return !isOffered(service) || (tooOldOrYoung && age_limit !== 'soft');
  });
  return {
    message,
    first: shown[0] === message.service,
    among: three.includes(message.service),
    amongAfterOne: three.includes(message.service) || second.slice(0, AMONG).includes(message.service),
    asked: question !== undefined,
    wrongly: unfit.length,
  };
}

function row(name: string, outcomes: readonly Outcome[]): void {
  const of = outcomes.length;
  if (of === 0) return;
  const count = (isIt: (outcome: Outcome) => boolean) => percent(outcomes.filter(isIt).length, of).padStart(8);
  console.log(
    `  ${name.padEnd(28)}${String(of).padStart(6)}${count((o) => o.first)}${count((o) => o.among)}${count((o) => o.amongAfterOne)}${count((o) => o.asked)}`,
  );
}

const heading = (name: string) => console.log(`\n${name}\n  ${''.padEnd(28)}     n   first   three  after 1   asked`);

const blind = readBlind<Omit<ServiceExample, 'author'>>(ROOT, 'services').filter(({ service }) =>
  isOffered(ports.catalogue.service(service)),
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

measureGrowth(
  ROOT,
  blind.slice(0, 300).map(({ text }) => text),
  NOW,
);
