/**
 * What can go wrong between a person and an answer, played one after the other. Each time: the numbers are in view, the
 * page says in plain words what is the matter, what was written is neither lost nor taken twice, and it goes on by
 * itself when it can.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { createTexts, type TextKey } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, type Visit, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ask, inView, openChat, said, write } from './talk.ts';

const texts = createTexts();
const words = (key: TextKey) => texts.t('nb', key);
const API = '**/v3/**';
const MESSAGES = '**/v3/directline/conversations/*/activities';

describeInBrowser('when something fails', () => {
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
    here = await visit(browser, { viewport: { width: 320, height: 640 } });
    page = here.page;
  });
  afterEach(async () => {
    expect(here.faults).toEqual([]);
    await here.context.close();
    await site.close();
  });

  const expectNumbers = async (on = page) => {
    const numbers = await on.locator('#numbers a').all();
    expect(await Promise.all(numbers.map((number) => number.getAttribute('href')))).toEqual([
      'tel:113',
      'tel:116117',
      'tel:116123',
    ]);
    for (const number of numbers) expect(await inView(number)).toBe(true);
  };
  /** The page says this above the field, all of it can be seen, and so can the numbers. */
  const expectTold = async (key: TextKey) => {
    const line = page.getByRole('status').getByText(words(key));
    await line.waitFor();
    expect(await inView(line)).toBe(true);
    await expectNumbers();
  };
  const expectSaid = async (...lines: string[]) => {
    await expectNumbers();
    expect(await said(page)).toEqual(lines);
  };
  /** What the bot was given, in order: nothing missing, nothing twice. */
  const expectTaken = (...messages: string[]) => expect(site.core.seen.map(({ text }) => text)).toEqual(messages);
  const answered = (words: string) => page.locator('.bot').getByText(words, { exact: true }).last().waitFor();
  const isPost = (route: Route) => route.request().method() === 'POST';

  test('the server is down when the page is opened', async () => {
    await page.route(API, (route) => route.abort());
    await page.goto(`${site.url}/chat?kommune=senja`);
    await expectTold('web.unreachable');
    await write(page, 'en');
    await write(page, 'to');
    expect(await page.locator('.own .waiting').count()).toBe(2);
    await page.unroute(API);
    await page
      .getByRole('status')
      .getByRole('button', { name: words('web.tryNow') })
      .click();
    await answered('Svar 2');
    await expectSaid('en', 'to', 'Svar 1', 'Svar 2');
    expectTaken('en', 'to');
  });

  test('the server goes down, and comes back without its memory', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    await site.close();
    await expectTold('web.lost');
    await write(page, 'to');
    expect(await page.locator('.own .waiting').textContent()).toBe(words('web.waiting'));
    site = await site.restart();
    await page.getByRole('status').getByRole('button').click();
    await expectTold('web.endedResent');
    await page.locator('.message').getByText('Svar 1').nth(1).waitFor();
    await expectSaid('en', 'Svar 1', 'to', 'Svar 1');
    expectTaken('en', 'to');
  });

  test('the network is lost, and comes back', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    await here.context.setOffline(true);
    await expectTold('web.lost');
    await write(page, 'to');
    await write(page, 'tre');
    expect(await page.locator('.own .waiting').count()).toBe(2);
    await page.locator('#text').fill('halvt skre');
    await here.context.setOffline(false);
    await answered('Svar 3');
    await expectTold('web.back');
    await expectSaid('en', 'Svar 1', 'to', 'tre', 'Svar 2', 'Svar 3');
    expectTaken('en', 'to', 'tre');
    expect(await page.locator('#text').inputValue()).toBe('halvt skre');
  });

  test('the network is slow: dots, then words, then the answer', async () => {
    await page.clock.install();
    await openChat(page, site);
    const waits: (() => void)[] = [];
    await page.route(MESSAGES, async (route) => {
      if (isPost(route)) await new Promise<void>((resolve) => waits.push(resolve));
      await route.continue();
    });
    await write(page, 'en');
    await page.clock.fastForward(1000);
    await page.locator('.typing').waitFor();
    await expectNumbers();
    await page.clock.fastForward(4500);
    await expectTold('web.slow');
    expect(await page.locator('.own').textContent()).toContain('en');
    expect(await inView(page.locator('.own'))).toBe(true);
    for (const go of waits) go();
    await answered('Svar 1');
    expect(await page.locator('.typing').count()).toBe(0);
    expect(await page.getByRole('status').first().textContent()).toBe('');
    await expectSaid('en', 'Svar 1');
    expectTaken('en');
  });

  test('the server takes the message and never answers the call', async () => {
    await page.clock.install();
    await openChat(page, site);
    const taken = new Promise<void>((resolve) => {
      void page.route(
        MESSAGES,
        async (route) => {
          await route.fetch();
          resolve();
        },
        { times: 1 },
      );
    });
    await write(page, 'en');
    await taken;
    await answered('Svar 1');
    // The page gives the call up by itself, and is not sure then that the connection is good.
    await page.clock.fastForward(15_500);
    await expectTold('web.lost');
    await page.clock.fastForward(2000);
    await expectTold('web.back');
    await ask(page, 'to');
    await expectSaid('en', 'Svar 1', 'to', 'Svar 2');
    expectTaken('en', 'to');
  });

  test('the token is too old, because the tab slept for half an hour', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    site.clock.passSeconds(31 * 60);
    await write(page, 'to');
    await expectTold('web.endedResent');
    await page.locator('.message').getByText('Svar 1').nth(1).waitFor();
    await expectSaid('en', 'Svar 1', 'to', 'Svar 1');
    expectTaken('en', 'to');
    // The old conversation does not stay behind.
    expect(site.remembered()).toBe(1);
  });

  test('the tab slept for an hour, and the conversation is over', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    await page.locator('#text').fill('halvt skre');
    site.clock.passSeconds(3700);
    site.cutStreams();
    await expectTold('web.ended');
    await expectSaid('en', 'Svar 1');
    expect(await page.locator('#text').inputValue()).toBe('halvt skre');
    await ask(page, 'to');
    await expectSaid('en', 'Svar 1', 'to', 'Svar 1');
    expect(await page.getByRole('status').first().textContent()).toBe('');
    expectTaken('en', 'to');
  });

  test('two tabs are two conversations, and one can be deleted without the other', async () => {
    await openChat(page, site);
    const other = await here.context.newPage();
    await openChat(other, site);
    await ask(page, 'en');
    await ask(other, 'to');
    await ask(page, 'tre');
    await expectSaid('en', 'Svar 1', 'tre', 'Svar 2');
    expect(await said(other)).toEqual(['to', 'Svar 1']);
    await other.locator('#erase').click();
    await other.getByRole('button', { name: 'Slett', exact: true }).click();
    await other.getByText(words('web.erased')).waitFor();
    await expectNumbers(other);
    await ask(page, 'fire');
    await expectSaid('en', 'Svar 1', 'tre', 'Svar 2', 'fire', 'Svar 3');
    await other.close();
    await ask(page, 'fem');
    expectTaken('en', 'to', 'tre', 'fire', 'fem');
  });

  test('the script is stopped on its way: numbers, words, and a way to the services', async () => {
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(`${site.url}/chat?kommune=senja`);
    const apology = page.locator('.apology[lang="nb"]');
    expect(await apology.isVisible()).toBe(false);
    // What the style does after some seconds.
    await page.evaluate('for (const animation of document.getAnimations()) animation.finish()');
    expect(await inView(apology.getByText(words('web.noscript')))).toBe(true);
    await expectNumbers();
    for (const dead of ['#urgent', '#language', '#text', '#erase'])
      expect([dead, await page.locator(dead).isVisible()]).toEqual([dead, false]);
    const services = apology.getByRole('link', { name: words('web.services.all') });
    expect(await services.getAttribute('href')).toBe('/tjenester/senja?lang=nb');
    expect(await inView(services)).toBe(true);
  });

  test('the script is only late: what was written before it came is there', async () => {
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(`${site.url}/chat?kommune=senja`, { waitUntil: 'commit' });
    await page.locator('#text').fill('en');
    await expectNumbers();
    arrive();
    await page.locator('.choices').waitFor();
    expect(await page.locator('.without-script').isVisible()).toBe(false);
    await page.locator('#text').press('Enter');
    await answered('Svar 1');
    expectTaken('en');
  });

  test('no WebSocket gets through: the page asks instead, and nobody notices', async () => {
    await page.routeWebSocket('**/stream?**', (socket) => socket.close());
    await openChat(page, site);
    await ask(page, 'en');
    await ask(page, 'to');
    await expectSaid('en', 'Svar 1', 'to', 'Svar 2');
    expect(await page.getByRole('status').first().textContent()).toBe('');
    expectTaken('en', 'to');
  });

  test('the stream is dead and does not say so, as when a phone changes network', async () => {
    await page.clock.install();
    let silent = false;
    await page.routeWebSocket('**/stream?**', (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (!silent) socket.send(message);
      });
    });
    await openChat(page, site);
    silent = true;
    const taken = page.waitForResponse((response) => response.request().method() === 'POST');
    await write(page, 'en');
    await taken;
    await page.clock.fastForward(5500);
    await answered('Svar 1');
    silent = false;
    await ask(page, 'to');
    await expectSaid('en', 'Svar 1', 'to', 'Svar 2');
    expectTaken('en', 'to');
  });

  test('too many begin at once: it says so, waits as long as it is asked to, and goes on', async () => {
    await page.route(
      '**/tokens/generate',
      (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, body: '{}' }),
      { times: 1 },
    );
    await page.goto(`${site.url}/chat?kommune=senja`);
    await expectTold('web.busy');
    await write(page, 'en');
    await answered('Svar 1');
    await expectSaid('en', 'Svar 1');
    expectTaken('en');
  });

  test('too much is written at once: the rest waits as long as it is asked to, and is sent', async () => {
    await page.clock.install();
    await openChat(page, site);
    await ask(page, 'en');
    let turnedAway = 0;
    await page.route(MESSAGES, (route) => {
      if (!isPost(route) || turnedAway > 0) return route.continue();
      turnedAway += 1;
      return route.fulfill({ status: 429, headers: { 'Retry-After': '40' }, body: '{}' });
    });
    await write(page, 'to');
    await expectTold('web.busy');
    await write(page, 'tre');
    expect(await page.locator('.own .waiting').count()).toBe(2);
    await page.clock.fastForward(41_000);
    await answered('Svar 3');
    await expectSaid('en', 'Svar 1', 'to', 'tre', 'Svar 2', 'Svar 3');
    expectTaken('en', 'to', 'tre');
  });

  test('the server fails on one message: it is given back, and the next goes through', async () => {
    await openChat(page, site);
    await page.route(MESSAGES, (route) =>
      isPost(route) ? route.fulfill({ status: 500, body: '{}' }) : route.continue(),
    );
    await write(page, 'en');
    const told = page.getByRole('alert').getByText(words('web.refused'));
    await told.waitFor();
    expect(await inView(told)).toBe(true);
    await expectNumbers();
    expect(await page.locator('#text').inputValue()).toBe('en');
    await page.unroute(MESSAGES);
    await page.locator('#text').press('Enter');
    await answered('Svar 1');
    await expectSaid('en', 'Svar 1');
    expectTaken('en');
  });

  test('a hotel or a train answers in place of the server', async () => {
    await openChat(page, site);
    await ask(page, 'en');
    await page.route(API, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Velkommen om bord</h1>' }));
    site.cutStreams();
    await expectTold('web.lost');
    await write(page, 'to');
    expect(await page.locator('.own .waiting').count()).toBe(1);
    await page.unroute(API);
    await page.getByRole('status').getByRole('button').click();
    await answered('Svar 2');
    await expectSaid('en', 'Svar 1', 'to', 'Svar 2');
    expectTaken('en', 'to');
  });

  test('the bot itself fails: it says so, and gives the numbers', async () => {
    await openChat(page, site);
    const answer = await ask(page, 'krasj');
    expect(await answer.textContent()).toContain('Noe gikk galt hos meg.');
    expect(await inView(answer.locator('a[href="tel:113"]'))).toBe(true);
    await ask(page, 'en');
    expectTaken('krasj', 'en');
  });

  test('"it is urgent" without a network: the numbers are there at once, and in view', async () => {
    await openChat(page, site);
    await here.context.setOffline(true);
    await expectTold('web.lost');
    await page.locator('#urgent').click();
    const call = page.locator('.urgent a.phone').first();
    await call.waitFor();
    expect(await inView(call)).toBe(true);
    await expectNumbers();
  });

  test('"it is urgent" while the server hangs: the page shows the numbers by itself', async () => {
    await page.clock.install();
    await openChat(page, site);
    await page.route(MESSAGES, () => new Promise(() => {}));
    await page.locator('#urgent').click();
    await page.clock.fastForward(3000);
    const call = page.locator('.urgent a.phone').first();
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:113');
    expect(await inView(call)).toBe(true);
    expect(await page.locator('.urgent').textContent()).toContain(words('web.urgentHere'));
    await expectNumbers();
  });
});
