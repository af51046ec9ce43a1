/**
 * Leaving in a hurry where the chat stands in a frame on the page of a municipality: the whole window goes.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { parseConfig } from '../../src/config.ts';
import { describeInBrowser, launch } from './browser.ts';
import { type EmbeddedVisit, type Embedding, startEmbedding, visitEmbedded } from './embedded.ts';

const SECRET = 'min dypeste hemmelighet';
const AFTER = `${parseConfig({}).exitUrl}/`;

describeInBrowser('leaving in a hurry, in a frame', () => {
  let all: Embedding;
  let browser: Browser;
  let here: EmbeddedVisit;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    all = await startEmbedding();
    here = await visitEmbedded(browser, `${all.plain.origin}/?before`);
    await here.context.route(`${AFTER}**`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<h1>Været</h1>' }),
    );
    await here.page.goto(`${all.host.origin}/?kommune=senja`);
    await here.button.click();
    await here.chat.locator('.choices').waitFor();
    await here.chat.locator('#text').fill(SECRET);
    await here.chat.locator('#text').press('Enter');
    await here.chat.getByText('Svar 1').waitFor();
    expect(all.site.remembered()).toBe(1);
  });
  afterEach(async () => {
    await here.context.close();
    await all.close();
  });

  const forgotten = async () => {
    for (let tries = 0; tries < 100 && all.site.remembered() > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return all.site.remembered() === 0;
  };
  const pressEscape = async (times: number) => {
    for (let press = 0; press < times; press += 1) await here.page.keyboard.press('Escape');
  };

  test.each([
    ['the button', () => here.chat.locator('#exit').click()],
    ['the button, by keyboard', () => here.chat.locator('#exit').press('Enter')],
    ['Escape three times while writing, of which the first closes the panel', () => pressEscape(3)],
    [
      'Escape three times beside the frame',
      async () => {
        await here.close.focus();
        await pressEscape(3);
      },
    ],
  ])('%s: another page takes the place of the whole window, with nothing behind it', async (_name, leave) => {
    const { page, context } = here;
    // The frame and the page around it both go there, so that one of the two navigations is given up for the other.
    await leave();
    await page.getByRole('heading', { name: 'Været' }).waitFor();
    expect(page.url()).toBe(AFTER);
    expect(await page.textContent('h1')).toBe('Været');
    expect(page.frames()).toHaveLength(1);
    expect(await forgotten()).toBe(true);

    await page.goBack();
    expect(page.url()).toBe(`${all.plain.origin}/?before`);
    expect(page.frames()).toHaveLength(1);
    expect(await page.content()).not.toContain(SECRET);
    await page.goForward();
    expect(page.url()).toBe(AFTER);

    // Whoever opens the chat again finds a new conversation.
    await page.goto(`${all.host.origin}/?kommune=senja`);
    await here.button.click();
    await here.chat.locator('.choices').waitFor();
    expect(await here.chat.getByText(SECRET).count()).toBe(0);
    expect(await context.cookies()).toEqual([]);
  });

  test('Escape once closes the panel, and the conversation is still there', async () => {
    await pressEscape(1);
    await here.button.and(here.page.locator('[aria-expanded="false"]')).waitFor();
    await pressEscape(1);
    await here.button.click();
    expect(await here.chat.getByText(SECRET).count()).toBe(1);
    expect(here.page.url()).toBe(`${all.host.origin}/?kommune=senja`);
    expect(all.site.remembered()).toBe(1);
  });

  test('leaving the page of the municipality in any way ends the conversation on the server', async () => {
    await here.page.goto(`${all.plain.origin}/?other`);
    expect(await forgotten()).toBe(true);
  });
});
