/**
 * Pictures of the residents' page, made with the real core and data at a fixed time: `npm run screenshots`, or
 * `node src/tools/screenshots.ts --out FOLDER`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { startLocalSite } from './localSite.ts';
import { MONDAY, pictureClock } from './pictureClock.ts';

/** One picture: where, in which window, and what is said before it is taken. */
interface Picture {
  readonly name: string;
  readonly path?: string;
  readonly options?: BrowserContextOptions;
  readonly say?: readonly string[];
  /** On the page that embeds the chat: only the button, the open panel, or the panel of a chat that does not come. */
  readonly embedded?: 'closed' | 'open' | 'failed';
  /** What is pressed after that. */
  readonly press?: string;
  readonly media?: 'print';
}

const ROOT = join(import.meta.dirname, '../..');

const WINDOW = { viewport: { width: 480, height: 860 }, deviceScaleFactor: 2, reducedMotion: 'reduce' } as const;
const PHONE = { viewport: { width: 320, height: 640 } };
const DESKTOP = { viewport: { width: 1280, height: 860 } };
const DEMO_NB = '/?kommune=senja&lang=nb';
const DEMO_SE = '/?kommune=senja&lang=se';
const NB = '/chat?kommune=senja&lang=nb';
const SE = '/chat?kommune=senja&lang=se';
const RELATIVE = 'sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes';

const PICTURES: readonly Picture[] = [
  { name: 'demo', path: DEMO_NB, options: DESKTOP, embedded: 'closed' },
  { name: 'demo-open', path: DEMO_NB, options: DESKTOP, embedded: 'open' },
  { name: 'demo-se', path: DEMO_SE, options: DESKTOP, embedded: 'closed' },
  { name: 'demo-open-se', path: DEMO_SE, options: DESKTOP, embedded: 'open' },
  { name: 'demo-320', path: DEMO_NB, options: PHONE, embedded: 'closed' },
  { name: 'demo-open-320', path: DEMO_NB, options: PHONE, embedded: 'open' },
  { name: 'demo-se-320', path: DEMO_SE, options: PHONE, embedded: 'closed' },
  { name: 'demo-open-se-320', path: DEMO_SE, options: PHONE, embedded: 'open' },
  { name: 'demo-failed-320', path: DEMO_NB, options: PHONE, embedded: 'failed' },
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
  const site = await startLocalSite(pictureClock());
  const browser = await launchChromium(executable);
  for (const picture of PICTURES) {
    const context = await browser.newContext({ ...WINDOW, ...picture.options });
    const page = await context.newPage();
    await page.clock.setFixedTime(MONDAY);
    await page.goto(site.url + (picture.path ?? NB));
    if (picture.embedded !== undefined) await embed(page, picture.embedded);
    else if (picture.options?.javaScriptEnabled !== false) await converse(page, picture.say ?? []);
    if (picture.press !== undefined) await page.locator(picture.press).click();
    if (picture.media !== undefined) await page.emulateMedia({ media: picture.media });
    await page.screenshot({ path: join(folder, `${picture.name}.png`) });
    await context.close();
    console.log(picture.name);
  }
  await browser.close();
  await site.close();
}

/** Says one thing after the other, each after the answer to the one before. */
async function converse(page: Page, words: readonly string[]): Promise<void> {
  await page.locator('.choices').waitFor();
  for (const text of words) {
    const after = page.locator('.own').nth(words.indexOf(text)).locator('~ .bot');
    await page.locator('#text').fill(text);
    await page.locator('#text').press('Enter');
    await after.first().waitFor();
  }
}

/** Brings the embedded chat into a state. It stands in a closed shadow root, so the button is pressed where it is. */
async function embed(page: Page, state: 'closed' | 'open' | 'failed'): Promise<void> {
  await page.locator('hjelpefinner-chat').waitFor({ state: 'attached' });
  if (state === 'closed') return;
  if (state === 'failed') await page.context().route('**/chat?*', (route) => route.abort());
  const { width, height } = page.viewportSize() as { width: number; height: number };
  const attached = page.waitForEvent('frameattached');
  await page.mouse.click(width - 60, height - 40);
  const chat = await attached;
  if (state === 'failed') {
    await page.waitForEvent('console', (message) => message.text().startsWith('Hjelpefinner: '));
    return;
  }
  await chat.locator('.choices').waitFor();
  await page.mouse.move(1, 1);
}
