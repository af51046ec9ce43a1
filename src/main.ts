/**
 * The composition root: the only file that reads the environment and sees every room.
 * `node src/main.ts` serves, `… chat` talks in the terminal, `… replay FILE` plays conversations from a file,
 * `… report` shows what was counted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Core, coreInSteps, createCore, loadSkills } from './core.ts';
import { CountsFileError } from './counts/countsFile.ts';
import type { Tally } from './counts/tally.ts';
import { fingerprintOf } from './live/fingerprint.ts';
import { createLiveCore } from './live/liveCore.ts';
import { KnowledgeError, readKnowledge } from './live/readKnowledge.ts';
import { createRenewal } from './live/renewal.ts';
import { finish, finishSlowly } from './steps.ts';

const ROOT = join(import.meta.dirname, '..');

/** The version this is written for; `npm ci` brings it along as a package. */
const NODE_MAJOR = 24;

/** What the person at the keyboard did wrong, said without a stack trace. */
class UsageError extends Error {
  override name = 'UsageError';
}

/** Errors that say themselves what to mend: bad data, bad settings, bad use. */
const SPEAKS_FOR_ITSELF = new Set([
  'CatalogueError',
  'ConfigError',
  'CountsFileError',
  'KnowledgeError',
  'LexiconError',
  'ReportError',
  'UsageError',
]);

function requireNode(): void {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
    const mend = 'run `npm ci` (without --ignore-scripts) and start with `npm start`';
    throw new UsageError(`Node ${NODE_MAJOR} is needed, but this is ${process.versions.node}: ${mend}`);
  }
}

async function run([command = 'serve', ...rest]: string[]): Promise<void> {
  switch (command) {
    case 'serve':
      return serve();
    case 'chat':
      return talk(rest);
    case 'replay':
      return replayFile(rest);
    case 'report':
      return reportCounts(rest);
    default:
      throw new UsageError(`unknown command "${command}": use serve, chat, replay or report`);
  }
}

const MILLISECONDS = 1000;

const clock = { now: () => new Date() };

/** Does `work` after a while, unless it is cancelled. */
function later(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

async function serve(): Promise<void> {
  const { parseConfig } = await import('./config.ts');
  const config = parseConfig(process.env);
  const skills = loadSkills(ROOT);
  const data = join(ROOT, 'data');
  const core = finish(coreInSteps(skills, await readKnowledge(data)));
  const live = createLiveCore(core);
  // Botbuilder is slow to load and only a server needs it.
  const [
    { createServer },
    { createLogger, withoutText },
    { registerWebRoutes },
    { connectRedis },
    { openSessions },
    { openCounts },
  ] = await Promise.all([
    import('./channels/server/server.ts'),
    import('./channels/server/log.ts'),
    import('./channels/web/routes.ts'),
    import('./redis/connection.ts'),
    import('./sessions/open.ts'),
    import('./counts/open.ts'),
  ]);
  const log = createLogger(config.logLevel);
  const report = (step: string, error: unknown): void =>
    error instanceof CountsFileError
      ? log.error({ step, problem: error.message }, 'nothing is written to the file of counts')
      : log.error({ step, error: withoutText(error) }, 'failed');
  const redis = config.redisUrl === null ? null : await connectRedis(config.redisUrl, report);
  const client = redis?.client ?? null;
  const { sessions, turns } = openSessions(config, { redis: client, clock, report });
  const counting = await openCounts(config, { redis: client, later, report }).catch(async (error) => {
    // An open connection would keep a process alive that serves nobody.
    await redis?.close();
    throw error;
  });
  const server = createServer(config, {
    conversation: live.conversation,
    sessions,
    turns,
    counts: counting.counts,
    catalogue: live.catalogue,
    clock,
    log,
    version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    registerRoutes: (restify, { frameAncestors }) =>
      registerWebRoutes(restify, {
        ...core.ports,
        catalogue: live.catalogue,
        clock,
        frameAncestors,
        municipality: config.municipality,
        publicUrl: config.publicUrl,
        exitUrl: config.exitUrl,
        idleSeconds: config.idleSeconds,
      }),
  });
  const { url } = await server.listen();
  console.log(`Hjelpefinner: ${url}`);
  // One step at a time, so that messages that come meanwhile are answered in between.
  await finishSlowly(core.prepare(), nextTurn);
  const renewal = createRenewal({
    live,
    skills,
    fingerprint: () => fingerprintOf(data),
    read: () => readKnowledge(data),
    between: nextTurn,
    renewed: ({ ports }) =>
      log.info({ municipalities: ports.catalogue.municipalities().length }, 'changed data in use'),
    failed: (error) =>
      error instanceof KnowledgeError
        ? log.error({ problems: error.message.split('\n') }, 'changed data is wrong and not in use')
        : log.error({ error: withoutText(error) }, 'failed to read changed data'),
  });
  const look =
    config.reloadSeconds === 0 ? null : setInterval(() => void renewal.look(), config.reloadSeconds * MILLISECONDS);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      if (look !== null) clearInterval(look);
      await server.close();
      await counting.close();
      await redis?.close();
    });
  }
}

async function talk(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      kommune: { type: 'string', default: process.env.MUNICIPALITY ?? 'senja' },
      lang: { type: 'string', default: 'nb' },
      role: { type: 'string', default: 'resident' },
    },
  });
  const core = createCore(ROOT);
  const { chat } = await import('./channels/console/chat.ts');
  await chat(
    {
      municipality: oneOf('--kommune', values.kommune, slugs(core)),
      locale: oneOf('--lang', values.lang, ['nb', 'se'] as const),
      role: oneOf('--role', values.role, ['resident', 'employee'] as const),
    },
    {
      conversation: core.conversation,
      clock,
      lines: createInterface({ input: process.stdin }),
      write: (text) => process.stdout.write(text),
    },
  );
}

async function replayFile([file, ...more]: string[]): Promise<void> {
  if (file === undefined || more.length > 0) throw new UsageError('usage: npm run -s replay -- FILE.jsonl');
  let input: string;
  try {
    input = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`cannot read ${file}: give the path of a file with one JSON object a line`);
  }
  const core = createCore(ROOT);
  const { replay } = await import('./channels/replay/replay.ts');
  const { lines, failed } = replay(input, {
    conversation: core.conversation,
    municipalities: slugs(core),
    now: clock.now,
  });
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  if (failed) process.exitCode = 1;
}

async function reportCounts(args: string[]): Promise<void> {
  const { parseConfig } = await import('./config.ts');
  const { countsFile, redisUrl } = parseConfig(process.env);
  const [{ report }, { loadCatalogue }] = await Promise.all([
    import('./tools/report.ts'),
    import('./catalogue/load.ts'),
  ]);
  const municipalities = loadCatalogue(join(ROOT, 'data')).municipalities();
  const text = await report(args, {
    countsFile,
    readRedis: redisUrl === null ? null : () => readFromRedis(redisUrl),
    names: new Map(municipalities.map(({ slug, name }) => [slug, name])),
  });
  process.stdout.write(text);
}

async function readFromRedis(url: string): Promise<Tally> {
  const [{ connectRedis }, { readRedisCounts }] = await Promise.all([
    import('./redis/connection.ts'),
    import('./counts/redis.ts'),
  ]);
  // What fails is thrown by the reading itself.
  const { client, close } = await connectRedis(url, () => {});
  try {
    return await readRedisCounts(client);
  } finally {
    await close();
  }
}

const slugs = ({ ports }: Core): string[] => ports.catalogue.municipalities().map(({ slug }) => slug);

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  if (!(allowed as readonly string[]).includes(value)) {
    throw new UsageError(`${option}: "${value}" is unknown: use ${allowed.join(', ')}`);
  }
  return value as T;
}

// `… | head -1` closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  requireNode();
  await run(process.argv.slice(2));
} catch (error) {
  const { code } = error as { code?: string };
  const misspelt = code?.startsWith('ERR_PARSE_ARGS') === true;
  const told = error instanceof Error && (misspelt || SPEAKS_FOR_ITSELF.has(error.name) || error.constructor === Error);
  console.error(told ? error.message : error);
  process.exitCode = 1;
}
