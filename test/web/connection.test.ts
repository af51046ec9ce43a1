/**
 * When the connection or the server fails: the numbers stay, the person is told in plain words, and nothing is lost.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createTexts } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, type Visit, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ask, inView, openChat, said, write } from './talk.ts';

const texts = createTexts();
const words = (key: string) => texts.t('nb', key);

describeInBrowser('a connection that fails', () => {
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
  });
  afterEach(async () => {
    expect(here.faults).toEqual([]);
    await here.context.close();
    await site.close();
  });

  const status = () => page.getByRole('status');
  const statusSays = (key: string) => status().getByText(words(key)).waitFor();
  const messagesSeen = () => site.core.seen.map(({ text }) => text);
  const activities = '**/v3/directline/conversations/*/activities';

  test('a stream that is cut is taken up again, and nothing is said twice', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    site.cutStreams();
    await statusSays('web.lost');
    await statusSays('web.back');
    await ask(page, 'to');
    site.cutStreams();
    await ask(page, 'tre');
    expect(await said(page)).toEqual(['en', 'Svar 1', 'to', 'Svar 2', 'tre', 'Svar 3']);
    expect(messagesSeen()).toEqual(['en', 'to', 'tre']);
  });

  test('what is written without a network waits, and is sent once when it is back', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    await here.context.setOffline(true);
    await statusSays('web.lost');
    await write(page, 'to');
    await write(page, 'tre');
    expect(await page.locator('.waiting').count()).toBe(2);
    expect(await inView(page.locator('#numbers'))).toBe(true);
    await here.context.setOffline(false);
    await page.getByText('Svar 3').waitFor();
    expect(messagesSeen()).toEqual(['en', 'to', 'tre']);
    expect(await page.locator('.waiting').count()).toBe(0);
    expect(await page.locator('.own').count()).toBe(3);
  });

  test('a server that is down when the page is opened: numbers, words, and it goes on by itself', async () => {
    await page.route('**/v3/**', (route) => route.abort());
    await page.goto(`${site.url}/chat?kommune=senja`);
    await statusSays('web.unreachable');
    expect(await inView(page.locator('#numbers'))).toBe(true);
    await write(page, 'en');
    expect(await page.locator('.own .waiting').count()).toBe(1);
    await page.unroute('**/v3/**');
    await status().getByRole('button').press('Enter');
    await page.getByText('Svar 1').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('text');
    expect(messagesSeen()).toEqual(['en']);
  });

  test('"it is urgent" without a connection shows the numbers at once', async () => {
    await openChat(page, site);
    await here.context.setOffline(true);
    await statusSays('web.lost');
    await page.locator('#urgent').click();
    const call = page.locator('.urgent a.phone').first();
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:113');
  });

  test('a message that was taken while its answer got lost is not taken twice', async () => {
    await openChat(page, site);
    await page.route(
      activities,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await write(page, 'en');
    await page.getByText('Svar 1').waitFor();
    await ask(page, 'to');
    expect(messagesSeen()).toEqual(['en', 'to']);
    expect(await said(page)).toEqual(['en', 'Svar 1', 'to', 'Svar 2']);
  });

  test('a server that fails on one message: it is given back, and the next one goes through', async () => {
    await openChat(page, site);
    await page.route(activities, (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500, body: '{}' }) : route.continue(),
    );
    await write(page, 'en');
    await page.getByRole('alert').getByText(words('web.refused')).waitFor();
    expect(await page.locator('#text').inputValue()).toBe('en');
    expect(await page.locator('.own').count()).toBe(0);
    await page.unroute(activities);
    await ask(page, 'to');
    expect(messagesSeen()).toEqual(['to']);
  });

  test('a message the server finds too large is given back with its words', async () => {
    await openChat(page, site);
    await page.route(activities, (route) => route.fulfill({ status: 413, body: '{}' }), { times: 1 });
    await write(page, 'et helt brev');
    await page.getByRole('alert').getByText(words('web.refused')).waitFor();
    expect(await page.locator('#text').inputValue()).toBe('et helt brev');
    await page.locator('#text').press('Enter');
    await page.getByText('Svar 1').waitFor();
  });

  test('where no WebSocket gets through the page asks instead', async () => {
    await page.addInitScript(
      'window.WebSocket = class { constructor() { setTimeout(() => this.onclose({ reason: "" })); } close() {} }',
    );
    await openChat(page, site);
    await ask(page, 'en');
    await ask(page, 'to');
    expect(await said(page)).toEqual(['en', 'Svar 1', 'to', 'Svar 2']);
    expect(await status().textContent()).toBe('');
  });

  test('a conversation that has ended says so, and begins again when something is written', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    site.clock.passSeconds(2 * 3600);
    site.cutStreams();
    await statusSays('web.ended');
    await ask(page, 'to');
    expect(await said(page)).toEqual(['en', 'Svar 1', 'to', 'Svar 1']);
    expect(await page.locator('.greeting').count()).toBe(2);
    expect(await status().textContent()).toBe('');
  });

  test('what was written to a conversation that had ended goes into a new one', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    site.clock.passSeconds(2 * 3600);
    await write(page, 'to');
    await page.getByText('Svar 1').nth(1).waitFor();
    await statusSays('web.endedResent');
    expect(messagesSeen()).toEqual(['en', 'to']);
  });

  test('when too many write at once it says so and waits as long as it is asked to', async () => {
    await page.route(
      '**/tokens/generate',
      (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, body: '{}' }),
      { times: 1 },
    );
    await page.goto(`${site.url}/chat`);
    await statusSays('web.busy');
    await page.locator('.choices').waitFor();
  });

  test('a conversation that is deleted while the server is away is gone from the page, and said so honestly', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    await page.route('**/v3/**', (route) => route.abort());
    await page.locator('#erase').click();
    await page.getByRole('button', { name: 'Slett', exact: true }).click();
    await page.getByText(words('web.erasedHere')).waitFor();
    expect(await page.locator('.own').count()).toBe(0);
  });
});
