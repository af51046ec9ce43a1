/**
 * Speed, as ratios against peers in the same run: absolute times depend on the machine, ratios much less.
 * The messages are those of `data/examples`, in a fixed order.
 */
import { join } from 'node:path';
import Fuse from 'fuse.js';
import { createCore } from '../core.ts';
import { loadServiceExamples } from '../matching/index.ts';
import { timesOf, within } from './timing.ts';

const ROOT = join(import.meta.dirname, '../..');
const MESSAGES = 600;
const WARM_UP = 200;
const now = new Date('2026-11-23T10:00:00+01:00');

interface Timing {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
}

/** Runs `work` on each message and times it, in microseconds. */
function time(name: string, messages: readonly string[], work: (text: string) => unknown): Timing {
  for (const text of messages.slice(0, WARM_UP)) work(text);
  const times = timesOf(messages, work);
  return { name, median: within(times, 0.5), p95: within(times, 0.95) };
}

const loading = process.hrtime.bigint();
const { conversation, ports } = createCore(ROOT);
const loadMs = Number(process.hrtime.bigint() - loading) / 1e6;

const examples = loadServiceExamples(join(ROOT, 'data/examples/services')).map(({ text }) => text);
const step = Math.max(1, Math.floor(examples.length / MESSAGES));
const messages = examples.filter((_text, index) => index % step === 0).slice(0, MESSAGES);

const session = conversation.start({ municipality: 'senja' });
const services = ports.catalogue.servicesOf('senja').map(({ name, description }) => ({ name, text: description.nb }));
const fuse = new Fuse(services, { keys: ['name', 'text'], ignoreLocation: true });
const keywords = /selvmord|drepe meg|ta livet|vil dø|overdose|puster ikke|bevisstløs|voldt|psykose/i;

const turn = time('a whole turn of the core', messages, (text) => conversation.takeTurn(session, { text }, now));
const fuseAll = time('peer: fuse.js over the services of Senja', messages, (text) => fuse.search(text, { limit: 3 }));
const acute = time('the acute detector', messages, (text) => ports.acute.assess(text));
const list = time('peer: a list of nine keywords', messages, (text) => keywords.test(text));

const us = (value: number) => `${value.toFixed(0)} µs`;
console.log(`${messages.length} messages, core loaded in ${loadMs.toFixed(0)} ms`);
for (const { name, median, p95 } of [turn, fuseAll, acute, list]) {
  console.log(`${name.padEnd(44)} median ${us(median).padStart(9)}   p95 ${us(p95).padStart(9)}`);
}
console.log(`a turn takes ${(turn.median / fuseAll.median).toFixed(2)} times as long as fuse.js`);
console.log(`the acute detector takes ${((acute.median / turn.median) * 100).toFixed(0)} % of a turn`);
