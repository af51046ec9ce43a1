/**
 * Pictures of the residents' page when something fails, on a small phone: `npm run screenshots:failures`, or
 * `node src/tools/failurePictures.ts --out FOLDER`. What must hold in each case is in test/web/failures.test.ts.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { startLocalSite } from './localSite.ts';
import { pictureClock } from './pictureClock.ts';

const ROOT = join(import.meta.dirname, '../..');
const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, reducedMotion: 'reduce' } as const;
const CHAT = '/chat?kommune=senja&lang=nb';
const API = '**/v3/**';
const MESSAGES = '**/v3/directline/conversations/*/activities';

/** Where a scene is played. */
interface Stage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly clock: ReturnType<typeof pictureClock>;
  readonly url: string;
}

const open = async ({ page, url }: Stage) => {
  await page.goto(url + CHAT);
  await page.locator('.choices').waitFor();
};
const write = async ({ page }: Stage, text: string) => {
  await page.locator('#text').fill(text);
  await page.locator('#text').press('Enter');
};
const ask = async (stage: Stage, text: string) => {
  const answers = stage.page.locator('.bot');
  const before = await answers.count();
  await write(stage, text);
  await answers.nth(before).waitFor();
};
const status = async ({ page }: Stage) => page.locator('#status:not(:empty)').waitFor();
const never = () => new Promise<never>(() => {});
const onPost = (handle: (route: Route) => Promise<unknown>) => (route: Route) =>
  route.request().method() === 'POST' ? handle(route) : route.continue();

/** Each leaves the page as it is to be seen. */
const SCENES: Readonly<Record<string, (stage: Stage) => Promise<unknown>>> = {
  async 'server-down-at-start'(stage) {
    await stage.page.route(API, (route) => route.abort());
    await stage.page.goto(stage.url + CHAT);
    await status(stage);
  },
  async 'server-down-and-written'(stage) {
    await stage.page.route(API, (route) => route.abort());
    await stage.page.goto(stage.url + CHAT);
    await status(stage);
    await write(stage, 'jeg drikker for mye og trenger noen å snakke med');
  },
  async 'network-lost'(stage) {
    await open(stage);
    await ask(stage, 'jeg drikker for mye');
    await stage.context.setOffline(true);
    await status(stage);
    await write(stage, 'jeg er 30 år');
  },
  async 'network-back'(stage) {
    await open(stage);
    await stage.context.setOffline(true);
    await status(stage);
    await write(stage, 'jeg drikker for mye');
    await stage.context.setOffline(false);
    await stage.page.locator('.own ~ .bot').first().waitFor();
  },
  async 'network-slow'(stage) {
    await stage.page.clock.install();
    await open(stage);
    await stage.page.route(MESSAGES, onPost(never));
    await write(stage, 'jeg drikker for mye');
    await stage.page.clock.fastForward(6000);
    await status(stage);
  },
  async 'token-too-old'(stage) {
    await open(stage);
    await ask(stage, 'jeg drikker for mye');
    stage.clock.passMinutes(31);
    await write(stage, 'jeg er 30 år');
    await status(stage);
    await stage.page.locator('.own').nth(1).locator('~ .bot').first().waitFor();
  },
  async 'asleep-for-an-hour'(stage) {
    await open(stage);
    await ask(stage, 'jeg drikker for mye');
    stage.clock.passMinutes(61);
    await stage.context.setOffline(true);
    await status(stage);
    await stage.context.setOffline(false);
    await stage.page.getByText('Samtalen er avsluttet').waitFor();
  },
  async 'too-many-at-once'(stage) {
    await stage.page.route('**/tokens/generate', (route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '30' }, body: '{}' }),
    );
    await stage.page.goto(stage.url + CHAT);
    await status(stage);
    await write(stage, 'jeg drikker for mye');
  },
  async 'message-given-back'(stage) {
    await open(stage);
    await stage.page.route(
      MESSAGES,
      onPost((route) => route.fulfill({ status: 413, body: '{}' })),
    );
    await write(stage, 'jeg drikker for mye');
    await stage.page.locator('#fault:not(:empty)').waitFor();
  },
  async 'too-long'(stage) {
    await open(stage);
    await write(stage, 'jeg drikker for mye '.repeat(110));
    await stage.page.locator('#fault:not(:empty)').waitFor();
  },
  async 'hotel-answers'(stage) {
    await stage.page.route(API, (route) => route.fulfill({ contentType: 'text/html', body: 'Velkommen om bord' }));
    await stage.page.goto(stage.url + CHAT);
    await status(stage);
  },
  async 'script-stopped'(stage) {
    await stage.page.route('**/assets/*.js', (route) => route.abort());
    await stage.page.goto(stage.url + CHAT);
    // What the style does after some seconds.
    await stage.page.evaluate('for (const animation of document.getAnimations()) animation.finish()');
  },
  async 'no-websocket'(stage) {
    await stage.page.routeWebSocket('**/stream?**', (socket) => socket.close());
    await open(stage);
    await ask(stage, 'jeg drikker for mye');
  },
  async 'urgent-without-server'(stage) {
    await open(stage);
    await stage.context.setOffline(true);
    await status(stage);
    await stage.page.locator('#urgent').click();
    await stage.page.locator('.urgent').waitFor();
  },
  async 'deleted-without-server'(stage) {
    await open(stage);
    await ask(stage, 'jeg drikker for mye');
    await stage.page.route(API, (route) => route.abort());
    await stage.page.locator('#erase').click();
    await stage.page.getByRole('button', { name: 'Slett', exact: true }).click();
    await stage.page.getByText('Samtalen er slettet på denne siden').waitFor();
  },
};

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(ROOT, 'docs/screenshots/failures') } },
});
const executable = findChromium();
if (executable === undefined) {
  console.error('There is no browser to take pictures with: apt-get install chromium');
  process.exitCode = 1;
} else {
  await takeAll(executable, values.out);
}

async function takeAll(executable: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const clock = pictureClock();
  const { url, close } = await startLocalSite(clock);
  const browser = await launchChromium(executable);
  for (const [name, play] of Object.entries(SCENES)) {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await play({ page, context, clock, url });
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
    console.log(name);
  }
  await browser.close();
  await close();
}
