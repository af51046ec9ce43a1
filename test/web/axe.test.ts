/**
 * What can be found by machine against WCAG 2.2 A and AA, and good practice, in every state of the page.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, launch, visit } from './browser.ts';
import { visitEmbedded } from './embedded.ts';
import { type Site, startSite } from './site.ts';
import { ask, openChat } from './talk.ts';

const LOOKS: Record<string, BrowserContextOptions> = {
  light: { reducedMotion: 'reduce' },
  'dark, 320 px': { colorScheme: 'dark', viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' },
  'forced colours': { forcedColors: 'active', reducedMotion: 'reduce' },
  'a zoom of 400 %': { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' },
};
/** WCAG 2.2 A and AA with what came before, and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describeInBrowser('accessibility', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const violations = async (page: Page, frames = false) => {
    // The legacy mode looks at the page without its frames, and is many times as fast.
    const found = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(!frames).analyze();
    return found.violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
  };

  for (const [look, options] of Object.entries(LOOKS)) {
    test.each(['nb', 'se'])(`${look}, %s: every state of the chat`, async (lang) => {
      const { page, context } = await visit(browser, options);
      const states: Record<string, () => Promise<unknown>> = {
        greeting: () => openChat(page, site, `kommune=senja&lang=${lang}`),
        question: () => ask(page, 'spørsmål'),
        cards: async () => {
          await ask(page, 'kort');
          await page.locator('summary').first().click();
        },
        take: () => page.locator('#take-open').click(),
        privacy: async () => {
          await page.locator('#take form button').click();
          await page.locator('#privacy-open').click();
        },
        acute: async () => {
          await page.locator('#privacy form button').click();
          await ask(page, 'akutt');
        },
        typing: async () => {
          await page.route('**/activities', () => new Promise(() => {}));
          await page.locator('#text').fill('hei');
          await page.locator('#text').press('Enter');
          await page.locator('.typing').waitFor();
        },
        trouble: async () => {
          await page.locator('#text').fill('a'.repeat(2001));
          await page.locator('#text').press('Enter');
          await page.locator('#erase').click();
          await context.setOffline(true);
          await page.getByRole('status').getByRole('button').waitFor();
        },
      };
      const found: Record<string, unknown> = {};
      for (const [state, enter] of Object.entries(states)) {
        await enter();
        const list = await violations(page);
        if (list.length > 0) found[state] = list;
      }
      expect(found).toEqual({});
      await context.close();
    });

    test.each(['nb', 'se'])(
      `${look}, %s: the page to try it, with the chat closed, open, and not coming`,
      async (lang) => {
        const here = await visitEmbedded(browser, `${site.url}/?kommune=senja&lang=${lang}`, options);
        const found: Record<string, unknown> = {};
        await here.button.waitFor();
        found.closed = await violations(here.page);
        await here.button.click();
        await here.chat.locator('.choices').waitFor();
        found.open = await violations(here.page, true);
        await here.page.reload();
        await here.context.route('**/chat?*', (route) => route.abort());
        await here.button.click();
        await here.panel.getByRole('link').nth(3).waitFor();
        found.failed = await violations(here.page);
        expect(found).toEqual({ closed: [], open: [], failed: [] });
        await here.context.close();
      },
    );
  }

  test('where the script was stopped', async () => {
    const { page, context } = await visit(browser, { reducedMotion: 'reduce' });
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(`${site.url}/chat?kommune=senja`);
    await page.evaluate('for (const animation of document.getAnimations()) animation.finish()');
    expect(await page.locator('.apology').first().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('a fault is seen, so that "nothing found" means something', async () => {
    const { page, context } = await visit(browser, { reducedMotion: 'reduce' });
    await openChat(page, site);
    await page.evaluate("document.getElementById('urgent').textContent = ''");
    expect((await violations(page)).map(({ id }) => id)).toContain('button-name');
    await context.close();
  });

  test('without script', async () => {
    const { page, context } = await visit(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/chat`);
    // The numbers of the bar, the way out, and for each language the numbers and the way to the services.
    expect(await page.getByRole('link').count()).toBe(3 + 1 + 2 * 4);
    await context.close();
  });
});
