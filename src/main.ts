/**
 * The composition root: the only file that reads the environment and sees every room.
 * `node src/main.ts` serves, `… chat` talks in the terminal, `… replay FILE` plays conversations from a file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Core, createCore } from './core.ts';

const ROOT = join(import.meta.dirname, '..');

/** The version this is written for; `npm ci` brings it along as a package. */
const NODE_MAJOR = 24;

/** What the person at the keyboard did wrong, said without a stack trace. */
class UsageError extends Error {
  override name = 'UsageError';
}

/** Errors that say themselves what to mend: bad data, bad settings, bad use. */
const SPEAKS_FOR_ITSELF = new Set(['CatalogueError', 'ConfigError', 'LexiconError', 'UsageError']);

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
    default:
      throw new UsageError(`unknown command "${command}": use serve, chat or replay`);
  }
}

const clock = { now: () => new Date() };

async function serve(): Promise<void> {
  const { parseConfig } = await import('./config.ts');
  const config = parseConfig(process.env);
  const core = createCore(ROOT);
  // Botbuilder is slow to load and only a server needs it.
  const [{ createServer }, { createLogger, withoutText }, { registerWebRoutes }, { openSessions }] = await Promise.all([
    import('./channels/server/server.ts'),
    import('./channels/server/log.ts'),
    import('./channels/web/routes.ts'),
    import('./sessions/open.ts'),
  ]);
  const log = createLogger(config.logLevel);
  const { catalogue } = core.ports;
  const store = await openSessions(config, clock, (step, error) =>
    log.error({ step, error: withoutText(error) }, 'failed'),
  );
  const server = createServer(config, {
    conversation: core.conversation,
    sessions: store.sessions,
    turns: store.turns,
    catalogue,
    clock,
    log,
    version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    registerRoutes: (restify, { frameAncestors }) =>
      registerWebRoutes(restify, {
        ...core.ports,
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
  for (const _step of core.prepare()) await nextTurn();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await server.close();
      await store.close();
    });
  }
}

async function talk(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      kommune: { type: 'string', default: 'senja' },
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

const slugs = ({ ports }: Core): string[] => ports.catalogue.municipalities().map(({ slug }) => slug);

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  if (!(allowed as readonly string[]).includes(value)) {
    throw new UsageError(`${option}: "${value}" is unknown: use ${allowed.join(', ')}`);
  }
  return value as T;
}

try {
  requireNode();
  await run(process.argv.slice(2));
} catch (error) {
  const told = error instanceof Error && (SPEAKS_FOR_ITSELF.has(error.name) || error.constructor === Error);
  console.error(told ? error.message : error);
  process.exitCode = 1;
}
