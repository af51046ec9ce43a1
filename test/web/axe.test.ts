/**
 * What can be found by machine against WCAG 2.2 A and AA, and good practice, in every state of the page.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, launch, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ask, openChat } from './talk.ts';

const LOOKS: Record<string, BrowserContextOptions> = {
  light: { reducedMotion: 'reduce' },
  'dark, 320 px': { colorScheme: 'dark', viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' },
};

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
    const found = await new AxeBuilder({ page }).setLegacyMode(!frames).analyze();
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
        acute: () => ask(page, 'akutt'),
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

    test(`${look}: the page to try it`, async () => {
      const { page, context } = await visit(browser, options);
      await page.goto(`${site.url}/?kommune=senja`);
      await page.frameLocator('iframe').locator('.choices').waitFor();
      expect(await violations(page, true)).toEqual([]);
      await context.close();
    });
  }

  test('without script', async () => {
    const { page, context } = await visit(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/chat`);
    // The numbers of the bar, the way out, and for each language the numbers and the way to the services.
    expect(await page.getByRole('link').count()).toBe(3 + 1 + 2 * 4);
    await context.close();
  });
});
