/**
 * Pictures of the residents' page, made with the real core and data at a fixed time: `npm run screenshots`, or
 * `node src/tools/screenshots.ts --out FOLDER`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { MONDAY, pictureServer } from './pictureServer.ts';

/** One picture: where, in which window, and what is said before it is taken. */
interface Picture {
  readonly name: string;
  readonly path?: string;
  readonly options?: BrowserContextOptions;
  readonly say?: readonly string[];
  /** What is pressed after that. */
  readonly press?: string;
  readonly media?: 'print';
}

const ROOT = join(import.meta.dirname, '../..');

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
  {
    name: 'card-open',
    say: [RELATIVE],
    press: '.card summary >> nth=0',
    options: { viewport: { width: 480, height: 1400 } },
  },
  { name: 'take', say: [RELATIVE], press: '#take-open' },
  { name: 'take-320', say: [RELATIVE], press: '#take-open', options: PHONE },
  { name: 'take-printed', say: [RELATIVE], press: '#take-open', media: 'print' },
  { name: 'privacy', press: '#privacy-open' },
  { name: 'privacy-se', path: SE, press: '#privacy-open' },
  { name: 'erase-320', say: [RELATIVE], press: '#erase', options: PHONE },
  { name: 'zoom-400', say: [RELATIVE], options: { viewport: { width: 320, height: 256 } } },
  { name: 'forced-colors', say: [RELATIVE], options: { forcedColors: 'active' } },
  { name: 'cards-dark', say: [RELATIVE], options: { colorScheme: 'dark' } },
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
  const server = pictureServer();
  const { url } = await server.listen();
  const browser = await launchChromium(executable);
  for (const picture of PICTURES) {
    const context = await browser.newContext({ ...WINDOW, ...picture.options });
    const page = await context.newPage();
    await page.clock.setFixedTime(MONDAY);
    await page.goto(url + (picture.path ?? NB));
    if (picture.options?.javaScriptEnabled !== false) await converse(page, picture.say ?? []);
    if (picture.press !== undefined) await page.locator(picture.press).click();
    if (picture.media !== undefined) await page.emulateMedia({ media: picture.media });
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
