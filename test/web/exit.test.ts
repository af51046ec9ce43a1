/**
 * Leaving in a hurry: what can be seen afterwards, on the screen, behind the back button, in the browser and on the
 * server.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { parseConfig } from '../../src/config.ts';
import { describeInBrowser, launch, type Visit, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ask, inView, openChat } from './talk.ts';

const SECRET = 'min dypeste hemmelighet';
/** A page that was there before the chat, and the one that is left for. Both are made up by the test. */
const BEFORE = 'https://www.senja.kommune.no/';
const AFTER = parseConfig({}).exitUrl;

describeInBrowser('leaving in a hurry', () => {
  let site: Site;
  let browser: Browser;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    site = await startSite();
    here = await visit(browser);
    page = here.page;
    for (const [address, words] of [
      [BEFORE, 'Kommunens side'],
      [AFTER, 'Været'],
    ] as const) {
      await here.context.route(`${new URL(address).origin}/**`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<title>${words}</title><h1>${words}</h1>` }),
      );
    }
  });
  afterEach(async () => {
    await here.context.close();
    await site.close();
  });

  const forgotten = async () => {
    for (let tries = 0; tries < 100 && site.remembered() > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return site.remembered() === 0;
  };
  const talk = async () => {
    await page.goto(BEFORE);
    await openChat(page, site);
    await ask(page, SECRET);
    expect(site.remembered()).toBe(1);
  };
  const pressEscape = async (times: number) => {
    for (let press = 0; press < times; press += 1) await page.keyboard.press('Escape');
  };

  test.each([
    ['the button', () => page.locator('#exit').click()],
    ['the button, by keyboard', () => page.locator('#exit').press('Enter')],
    ['Escape three times while writing', () => pressEscape(3)],
  ])('%s shows another page at once, with nothing behind it', async (_name, leave) => {
    await talk();
    await Promise.all([page.waitForURL(`${AFTER}/`), leave()]);
    expect(await page.textContent('h1')).toBe('Været');
    expect(await forgotten()).toBe(true);

    await page.goBack();
    expect(page.url()).toBe(BEFORE);
    await page.goForward();
    expect(page.url()).toBe(`${AFTER}/`);
    // The blank page of a new tab, the municipality's page and the new one: the chat has no place between them.
    expect(await page.evaluate('history.length')).toBe(3);
    expect(await here.context.cookies()).toEqual([]);
    expect(here.faults).toEqual([]);
  });

  test('nothing is left in the browser for the one who opens the page next', async () => {
    await talk();
    await Promise.all([page.waitForURL(`${AFTER}/`), page.locator('#exit').click()]);
    await openChat(page, site);
    expect(await page.content()).not.toContain(SECRET);
    expect(await page.locator('#text').inputValue()).toBe('');
    const kept = await page.evaluate(`Promise.all([
      localStorage.length, sessionStorage.length, document.cookie.length,
      indexedDB.databases().then((all) => all.length), caches.keys().then((all) => all.length),
      navigator.serviceWorker.getRegistrations().then((all) => all.length), String(history.state)])`);
    expect(kept).toEqual([0, 0, 0, 0, 0, 0, 'null']);
  });

  test('the words are gone from the screen before the new page is there', async () => {
    const shown = new Promise<unknown>((resolve) => {
      void page.exposeFunction('shows', resolve);
    });
    await page.addInitScript(`addEventListener('DOMContentLoaded', () =>
      new MutationObserver(() => shows([document.title, document.body.innerHTML]))
        .observe(document.body, { childList: true }))`);
    await talk();
    // The new page does not come before the old one is empty and the server has forgotten.
    await here.context.route(`${AFTER}/**`, async (route) => {
      expect(await shown).toEqual([new URL(AFTER).hostname, '']);
      expect(await forgotten()).toBe(true);
      await route.fulfill({ contentType: 'text/html', body: 'now' });
    });
    await Promise.all([page.waitForURL(`${AFTER}/`), page.locator('#exit').click()]);
    expect(await page.textContent('body')).toBe('now');
  });

  test('one Escape or two, or three over a long time, do not leave', async () => {
    await talk();
    const pressAt = (ms: number) =>
      page.evaluate(`{
        const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
        Object.defineProperty(press, 'timeStamp', { value: ${ms} });
        document.body.dispatchEvent(press);
      }`);
    for (const ms of [1000, 1500, 4500, 7000, 9000]) await pressAt(ms);
    expect(await page.getByText(SECRET).count()).toBe(1);
    await Promise.all([page.waitForURL(`${AFTER}/`), pressAt(9500)]);
  });

  test('closing the page ends the conversation on the server too', async () => {
    await talk();
    await page.close();
    expect(await forgotten()).toBe(true);
  });

  test('a page that the browser kept and shows again is empty and loads anew', async () => {
    await talk();
    // What the browser does with a page it keeps for the back button; Chromium under a driver keeps none.
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await page.evaluate('document.body.textContent')).toBe('');
    expect(await forgotten()).toBe(true);
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"),
    ]);
    await page.locator('.choices').waitFor();
    expect(await page.getByText(SECRET).count()).toBe(0);
  });

  test('the page is never kept by the browser or by what is between', async () => {
    const response = await fetch(`${site.url}/chat?kommune=senja`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('while there is no network the page is emptied all the same, and says nothing of where one was', async () => {
    await talk();
    await here.context.unrouteAll();
    await here.context.setOffline(true);
    await page.locator('#exit').click({ noWaitAfter: true });
    const left = (): Promise<void> => page.waitForURL((url) => !url.pathname.startsWith('/chat')).catch(() => left());
    await left();
    expect(await page.content()).not.toContain(SECRET);
  });

  test('without script the button leads there too', async () => {
    const { context } = await visit(browser, { javaScriptEnabled: false });
    const plain = await context.newPage();
    await context.route(`${AFTER}/**`, (route) => route.fulfill({ contentType: 'text/html', body: 'Været' }));
    await plain.goto(`${site.url}/chat`);
    await plain.locator('#exit').click();
    await plain.waitForURL(`${AFTER}/`);
    await context.close();
  });

  test.each([
    ['a phone', { width: 320, height: 640 }],
    ['a zoom of 400 %', { width: 320, height: 256 }],
  ])('is in view on %s, from the first word to the last', async (_name, viewport) => {
    await page.setViewportSize(viewport);
    for (const lang of ['nb', 'se']) {
      await openChat(page, site, `kommune=senja&lang=${lang}`);
      await ask(page, 'akutt');
      await ask(page, 'kort');
      for (const open of ['#privacy-open', '#take-open']) {
        await page.locator(open).click();
        expect(await inView(page.locator('#exit'))).toBe(true);
        await page.locator('.panel[open] form button').click();
      }
      for (const place of [0, 1e6]) {
        await page.evaluate(`scrollTo(0, ${place}); document.getElementById('log').scrollTo(0, ${place})`);
        expect(await inView(page.locator('#exit'))).toBe(true);
        for (const number of await page.locator('#numbers a').all()) expect(await inView(number)).toBe(true);
      }
      const [exit, number] = await Promise.all([
        page.locator('#exit').boundingBox(),
        page.locator('#numbers a').last().boundingBox(),
      ]);
      // Side by side or one below the other: neither covers the other.
      const apart = exit!.x >= number!.x + number!.width - 0.5 || exit!.y >= number!.y + number!.height - 0.5;
      expect(apart).toBe(true);
      expect(exit!.height).toBeGreaterThanOrEqual(44);
    }
  });

  test('in a frame: the page around is told, and the frame shows nothing', async () => {
    const around = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<iframe src="${site.url}/chat?kommune=senja" width="400" height="600" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => around.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(around.address() as AddressInfo).port}`;
    await site.close();
    site = await startSite({ allowedOrigins: [origin] });
    await page.goto(origin);
    await page.evaluate(
      "window.told = []; addEventListener('message', ({ data }) => data.type.endsWith('ready') || told.push(data))",
    );
    const chat = page.frameLocator('iframe');
    await chat.locator('.choices').waitFor();
    await chat.locator('#text').fill(SECRET);
    await chat.locator('#text').press('Enter');
    await chat.getByText('Svar 1').waitFor();
    await chat.locator('#exit').click();
    await page.waitForFunction('told.length > 0');
    expect(await page.evaluate('told')).toEqual([{ type: 'hjelpefinner:exit', url: `${AFTER}/` }]);
    expect(await chat.locator('body').textContent()).toBe('');
    expect(await forgotten()).toBe(true);
    expect(page.url()).toBe(`${origin}/`);
    around.closeAllConnections();
    await new Promise((resolve) => around.close(resolve));
  });

  test('in a frame whose page does nothing: the whole window goes', async () => {
    await here.context.route(`${site.url}/around`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<iframe src="/chat" width="400" height="600"></iframe>' }),
    );
    await page.goto(`${site.url}/around`);
    const chat = page.frameLocator('iframe');
    await chat.locator('.choices').waitFor();
    await Promise.all([page.waitForURL(`${AFTER}/`), chat.locator('#exit').click()]);
    expect(await forgotten()).toBe(true);
  });
});
