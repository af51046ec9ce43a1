/**
 * The finer points of a connection that fails: nothing is said or taken twice, and nothing is promised that is not so.
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

  test('a stream that says everything twice is heard once', async () => {
    await page.routeWebSocket('**/stream?**', (socket) => {
      socket.connectToServer().onMessage((message) => {
        socket.send(message);
        socket.send(message);
      });
    });
    await openChat(page, site);
    await ask(page, 'en');
    await ask(page, 'to');
    expect(await said(page)).toEqual(['en', 'Svar 1', 'to', 'Svar 2']);
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

  test('a message the server finds too large is given back with its words', async () => {
    await openChat(page, site);
    await page.route(activities, (route) => route.fulfill({ status: 413, body: '{}' }), { times: 1 });
    await write(page, 'et helt brev');
    await page.getByRole('alert').getByText(words('web.refused')).waitFor();
    expect(await page.locator('#text').inputValue()).toBe('et helt brev');
    await page.locator('#text').press('Enter');
    await page.getByText('Svar 1').waitFor();
  });

  test('a conversation that is deleted while the server is away is gone from the page, and said so honestly', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openChat(page, site);
    await ask(page, 'en');
    await page.route('**/v3/**', (route) => route.abort());
    await page.locator('#erase').click();
    await page.getByRole('button', { name: 'Slett', exact: true }).click();
    const note = page.getByText(words('web.erasedHere'));
    await note.waitFor();
    // The line about the connection takes room, and the note stays in view.
    await statusSays('web.lost');
    expect(await inView(note)).toBe(true);
    expect(await page.locator('.own').count()).toBe(0);
  });
});
