/**
 * The whole path as it is started by `npm start`: the real data, the real core and a real browser.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createTexts } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, visit } from './browser.ts';
import { ask, openChat } from './talk.ts';

const texts = createTexts();
const ROOT = join(import.meta.dirname, '../..');

describeInBrowser('the whole path', () => {
  let server: ChildProcess;
  let browser: Browser;
  let site: { url: string };

  beforeAll(async () => {
    server = spawn(process.execPath, ['src/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: server.stdout! });
    const [[line]] = (await Promise.all([once(lines, 'line'), launch().then((one) => (browser = one))])) as [
      [string],
      Browser,
    ];
    site = { url: line.replace('Hjelpefinner: ', '') };
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.kill();
    await once(server, 'exit');
  });

  async function onPage(query: string, run: (page: Page) => Promise<void>): Promise<void> {
    const here = await visit(browser);
    try {
      await openChat(here.page, site, query);
      await run(here.page);
      expect(here.faults).toEqual([]);
      expect([...here.origins].map((origin) => new URL(origin).host)).toEqual(
        [...here.origins].map(() => new URL(site.url).host),
      );
    } finally {
      await here.context.close();
    }
  }

  test.each([
    ['nb', 'Rus', 'jeg er 15 år'],
    ['se', 'Gárrendilli', 'mun lean 15 jagi'],
  ] as const)(
    'from need and place, by buttons, to services, and with the age to those for that age (%s)',
    async (lang, need, age) => {
      await onPage(`lang=${lang}`, async (page) => {
        for (const name of [need, 'Tromsø']) await page.getByRole('button', { name, exact: true }).click();
        await page.locator('article').first().waitFor();
        await ask(page, age);
        const answer = page.locator('.own').last().locator('~ .bot article');
        const card = answer.filter({ has: page.getByRole('heading', { name: 'Utekontakten', exact: true }) });
        expect(await card.locator('.why').textContent()).toContain(texts.t(lang, 'why.ageSpan', { from: 13, to: 25 }));
      });
    },
    30_000,
  );

  test('from one sentence to services and a follow-up, and an acute answer after them', async () => {
    await onPage('kommune=senja&lang=nb', async (page) => {
      const answer = await ask(page, 'sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes');
      expect(await answer.locator('article').count()).toBeGreaterThan(0);
      expect(await answer.textContent()).toContain('96 63 45 47');
      expect(await (await ask(page, 'må vi søke først?')).textContent()).toContain('Du trenger ikke søke');
      const acute = await ask(page, 'jeg vil ikke leve mer');
      expect(await acute.locator('a[href="tel:113"]').count()).toBe(1);
      expect(await acute.locator('a[href="tel:116117"]').count()).toBe(1);
    });
  }, 30_000);

  test('in North Sami: services, and an acute answer without its letters', async () => {
    await onPage('kommune=senja&lang=se', async (page) => {
      const answer = await ask(page, 'mu bárdni lea 16 jagi ja geavaha gárrenmirkkuid');
      expect(await answer.locator('article').count()).toBeGreaterThan(0);
      expect(await answer.textContent()).toContain('Danin go');
      const acute = await ask(page, 'in haliit sat eallit');
      expect(await acute.locator('a[href="tel:113"]').count()).toBe(1);
      expect(await acute.textContent()).toContain('Mun lean mašiidna');
    });
  }, 30_000);
});
