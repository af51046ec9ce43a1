/**
 * Pictures of the residents' page, made with the real core and data at a fixed time: `npm run screenshots`, or
 * `node src/tools/screenshots.ts --out FOLDER`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createServer } from '../channels/server/server.ts';
import { registerWebRoutes } from '../channels/web/routes.ts';
import { parseConfig } from '../config.ts';
import { createCore } from '../core.ts';
import { createMemorySessions } from '../sessions/memory.ts';
import { createTurnQueue } from '../sessions/turns.ts';
import { findChromium, launchChromium } from './chromium.ts';

/** One picture: where, in which window, and what is said before it is taken. */
interface Picture {
  readonly name: string;
  readonly path?: string;
  readonly options?: BrowserContextOptions;
  readonly say?: readonly string[];
}

const ROOT = join(import.meta.dirname, '../..');
/** A Monday at eleven, so that what is open in office hours is open. */
const CLOCK = { now: () => new Date('2026-11-02T10:00:00Z') };

const WINDOW = { viewport: { width: 480, height: 860 }, deviceScaleFactor: 2, reducedMotion: 'reduce' } as const;
const PHONE = { viewport: { width: 320, height: 640 } };
const NB = '/chat?kommune=senja&lang=nb';
const SE = '/chat?kommune=senja&lang=se';
const RELATIVE = 'sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes';

const PICTURES: readonly Picture[] = [
  { name: 'demo', path: '/?kommune=senja&lang=nb', options: { viewport: { width: 1280, height: 860 } } },
  { name: 'greeting' },
  { name: 'question', path: '/chat?lang=nb', say: ['jeg drikker for mye'] },
  { name: 'cards', say: [RELATIVE], options: { viewport: { width: 480, height: 1400 } } },
  { name: 'follow-up', say: [RELATIVE, 'må vi søke først?'] },
  { name: 'acute', say: ['jeg orker ikke leve mer'] },
  { name: 'acute-dark', say: ['jeg orker ikke leve mer'], options: { colorScheme: 'dark' } },
  { name: 'greeting-320', options: PHONE },
  { name: 'acute-320', say: ['jeg orker ikke leve mer'], options: PHONE },
  { name: 'greeting-se', path: SE },
  {
    name: 'cards-se',
    path: SE,
    say: ['mu bárdni juhká menddo ollu'],
    options: { viewport: { width: 480, height: 1400 } },
  },
  { name: 'acute-se', path: SE, say: ['in háliit eallit šat'] },
  { name: 'without-script', options: { ...PHONE, javaScriptEnabled: false } },
];

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'docs/screenshots') } } });
const executable = findChromium();
if (executable === undefined) {
  console.error('There is no browser to take pictures with: apt-get install chromium');
  process.exitCode = 1;
} else {
  await takeAll(executable, values.out);
}

async function takeAll(executable: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = startServer();
  const { url } = await server.listen();
  const browser = await launchChromium(executable);
  for (const picture of PICTURES) {
    const context = await browser.newContext({ ...WINDOW, ...picture.options });
    const page = await context.newPage();
    await page.goto(url + (picture.path ?? NB));
    if (picture.options?.javaScriptEnabled !== false) await converse(page, picture.say ?? []);
    await page.screenshot({ path: join(folder, `${picture.name}.png`) });
    await context.close();
    console.log(picture.name);
  }
  await browser.close();
  await server.close();
}

/** Says one thing after the other, each after the answer to the one before. */
async function converse(page: Page, words: readonly string[]): Promise<void> {
  const chat = page.locator('iframe').or(page.locator('#messages')).first();
  const isFrame = (await chat.evaluate((element) => element.nodeName)) === 'IFRAME';
  const root = isFrame ? page.frameLocator('iframe') : page;
  await root.locator('.choices').waitFor();
  for (const text of words) {
    const after = root.locator('.own').nth(words.indexOf(text)).locator('~ .bot');
    await root.locator('#text').fill(text);
    await root.locator('#text').press('Enter');
    await after.first().waitFor();
  }
}

function startServer() {
  const config = { ...parseConfig({}), port: 0 };
  const { conversation, ports } = createCore(ROOT);
  return createServer(config, {
    conversation,
    sessions: createMemorySessions({ ttlSeconds: config.idleSeconds, maxSessions: config.maxConversations }, CLOCK),
    turns: createTurnQueue(),
    catalogue: ports.catalogue,
    clock: CLOCK,
    log: pino({ level: 'silent' }),
    version: '',
    registerRoutes: (restify, { frameAncestors }) =>
      registerWebRoutes(restify, { ...ports, ...config, clock: CLOCK, frameAncestors }),
  });
}
