/**
 * The chat in a browser: what a resident sees, hears and can do.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ALWAYS_IN_VIEW } from '../../src/conversation/lastResort.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, type Visit, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ask, inView, openChat, said, write } from './talk.ts';

const texts = createTexts();

describeInBrowser('the chat', () => {
  let site: Site;
  let browser: Browser;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** A test on a page of its own, in which nothing may go wrong and nothing may leave the server. */
  function onPage(name: string, run: () => Promise<void>, options: Parameters<typeof visit>[1] = {}): void {
    test(name, async () => {
      here = await visit(browser, options);
      page = here.page;
      site.core.seen.length = 0;
      try {
        await run();
        expect(here.faults).toEqual([]);
        expect([...here.origins].map((origin) => new URL(origin).host)).toEqual(
          [...here.origins].map(() => new URL(site.url).host),
        );
      } finally {
        await here.context.close();
      }
    });
  }

  const numbers = () => page.locator('#numbers a');
  const expectNumbersInView = async () => {
    expect(await numbers().count()).toBe(3);
    for (const number of await numbers().all()) expect(await inView(number)).toBe(true);
  };

  onPage(
    'has the numbers and says why it does not talk, without script',
    async () => {
      await page.goto(`${site.url}/chat?kommune=senja`);
      await expectNumbersInView();
      for (const lang of ['nb', 'se'] as const) {
        const apology = page.locator(`.apology[lang="${lang}"]`);
        expect(await apology.isVisible()).toBe(true);
        expect(await apology.textContent()).toContain(texts.t(lang, 'web.noscript'));
        expect(await apology.locator('a[href^="/tjenester/senja"]').count()).toBe(1);
      }
      expect(await page.locator('#composer').isVisible()).toBe(false);
      expect(await page.locator('#urgent').isVisible()).toBe(false);
    },
    { javaScriptEnabled: false },
  );

  onPage('greets once, and offers the first choices', async () => {
    await openChat(page, site);
    expect(await page.locator('.bot').count()).toBe(2);
    expect(await page.locator('.choice').allInnerTexts()).toEqual(['Rus', 'Psykisk helse', 'Jeg er bekymret for noen']);
  });

  onPage('can be used with the keyboard alone', async () => {
    await openChat(page, site);
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
    const seen: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen).toEqual([
      'Fare for liv 113',
      'Haster: legevakt 116 117',
      'Noen å snakke med 116 123',
      'Det haster',
      'Davvisámegiella',
      'Forlat siden',
    ]);

    await page.locator('#text').focus();
    await page.keyboard.type('spørsmål om hjelp');
    await page.keyboard.press('Enter');
    await page.getByText('Hvor gammel er du?').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('text');

    // Back from the field: the choices from the last one.
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Vil ikke si');
    await page.keyboard.press('Enter');
    await page.getByText('Svar 2').waitFor();
    expect(site.core.seen.at(-1)).toEqual({ text: 'Vil ikke si', choice: 'age:unsaid' });
    expect(await page.evaluate('document.activeElement.className')).toBe('message own');
    expect(await page.locator('.choice').count()).toBe(0);
  });

  onPage('Shift and Enter makes a new line; an empty message is not sent', async () => {
    await openChat(page, site);
    await page.locator('#text').press('Enter');
    await page.locator('#text').fill('  ');
    await page.locator('#text').press('Enter');
    await page.locator('#text').fill('en');
    await page.locator('#text').press('Shift+Enter');
    await page.keyboard.type('to');
    await page.keyboard.press('Enter');
    await page.getByText('Svar 1').waitFor();
    expect(site.core.seen).toEqual([{ text: 'en\nto' }]);
  });

  onPage('shows services as cards with headings, facts, links that call, and where it is from', async () => {
    await openChat(page, site, 'kommune=senja&lang=se');
    const answer = await ask(page, 'kort');
    const card = answer.getByRole('article').first();
    const heading = card.getByRole('heading', { level: 2 });
    expect(await heading.textContent()).toBe('Utekontakten');
    expect(await heading.getAttribute('lang')).toBe('nb');
    expect(await card.locator('dt').allInnerTexts()).toContain(texts.t('se', 'card.openNow.visit'));
    expect(await card.locator('a[href="tel:116123"]').count()).toBe(1);
    expect(await card.locator('p[lang="nb"]').first().textContent()).toContain('Et tilbud til deg');
    expect(await card.locator('.openNow [lang]').count()).toBe(0);
    const map = card.locator('.address a');
    expect(await map.getAttribute('href')).toBe('https://norgeskart.no/#!?sok=Storgata%201%2C%20Finnsnes');
    expect(await map.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await card.locator('.source').textContent()).toContain('2021');
    // Why, and what one needs less, is one press away.
    expect(await card.locator('.why dd').first().isVisible()).toBe(false);
    expect(await card.locator('.hours').isVisible()).toBe(false);
    await card.getByText(texts.t('se', 'web.more')).press('Enter');
    expect(await card.locator('.why dd').count()).toBe(2);
    expect(await card.locator('.why dd').first().isVisible()).toBe(true);
    expect(await card.locator('.hours').isVisible()).toBe(true);
    await expectNumbersInView();
  });

  onPage(
    'sets an acute answer apart: one sentence, then the numbers to press, and nothing hides them',
    async () => {
      await openChat(page, site);
      const answer = await ask(page, 'akutt');
      expect(await answer.getAttribute('class')).toContain('urgent');
      const call = answer.locator('a.phone');
      expect(await call.first().getAttribute('href')).toBe('tel:113');
      expect((await call.first().boundingBox())?.height).toBeGreaterThanOrEqual(56);
      expect(await inView(call.first())).toBe(true);
      expect(await answer.locator('.note a').first().getAttribute('href')).toBe('https://sidetmedord.no');
      expect(await answer.locator(':scope > :not(.ds-sr-only)').first().textContent()).toBe(
        texts.t('nb', 'acute.opening.self.crisis'),
      );
      await expectNumbersInView();
    },
    { viewport: { width: 320, height: 640 } },
  );

  onPage('"it is urgent" is one press away and moves to the answer', async () => {
    await openChat(page, site);
    await ask(page, 'kort');
    expect(await inView(page.locator('#urgent'))).toBe(true);
    await page.locator('#urgent').click();
    await page.locator('.urgent').waitFor();
    expect(site.core.seen.at(-1)).toEqual({ text: 'Det haster', choice: 'urgent' });
    expect(await page.locator('.urgent').count()).toBe(1);
  });

  onPage('changes language at any time, and leaves what was said as it was', async () => {
    await openChat(page, site);
    await ask(page, 'spørsmål');
    await page.locator('#text').fill('halvt skrevet');
    await page.locator('#language').click();
    await page.getByText(texts.t('se', 'switchedLanguage')).waitFor();
    expect(site.core.seen.at(-1)).toEqual({ text: 'Davvisámegiella', choice: 'locale:se' });
    expect(await page.locator('html').getAttribute('lang')).toBe('se');
    expect(await page.title()).toBe(texts.t('se', 'web.title'));
    expect(await numbers().first().textContent()).toContain(ALWAYS_IN_VIEW.se[0]?.label);
    expect(await page.locator('#urgent').textContent()).toBe('Lea hoahppu');
    expect(await page.locator('#language').textContent()).toBe('Norsk');
    expect(await page.locator('#language').getAttribute('lang')).toBe('nb');
    expect(await page.getByRole('log').getAttribute('aria-label')).toBe(texts.t('se', 'web.log'));
    expect(await page.locator('#text').inputValue()).toBe('halvt skrevet');
    expect(await page.getByText('Hvor gammel er du?').locator('..').getAttribute('lang')).toBe('nb');
    await page.locator('#language').click();
    await page.getByText(texts.t('nb', 'switchedLanguage')).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nb');
  });

  onPage('follows the bot into the other language', async () => {
    await openChat(page, site);
    await ask(page, 'sámegillii');
    expect(await page.locator('html').getAttribute('lang')).toBe('se');
    expect(await page.locator('#composer label').textContent()).toBe(texts.t('se', 'web.label'));
  });

  onPage('shows markup as the words it is, and opens only links that call, write or lead to a page', async () => {
    await openChat(page, site);
    const title = await page.title();
    await write(page, 'html <b onclick=alert(1)>hei</b>');
    const answer = page.locator('.bot').nth(2);
    await answer.waitFor();
    expect(await page.locator('.own').textContent()).toContain('<b onclick=alert(1)>hei</b>');
    expect(await answer.locator('img, script, b').count()).toBe(0);
    expect(await answer.locator('a').count()).toBe(1);
    expect(await answer.locator('a').getAttribute('href')).toBe('tel:116123');
    expect(await page.title()).toBe(title);
  });

  onPage('keeps nothing in the browser', async () => {
    await openChat(page, site);
    await ask(page, 'hei');
    expect(await here.context.cookies()).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    await page.reload();
    await page.locator('.choices').waitFor();
    expect(await page.locator('.own').count()).toBe(0);
  });

  onPage('says when a message is too long, and loses none of it', async () => {
    await openChat(page, site);
    await page.locator('#text').fill('a'.repeat(1900));
    expect(await page.locator('#left').textContent()).toBe('Tegn igjen: 100');
    await page.locator('#text').fill('a'.repeat(2150));
    await page.locator('#text').press('Enter');
    expect(await page.getByRole('alert').textContent()).toContain('Tegn for mye: 150');
    expect((await page.locator('#text').inputValue()).length).toBe(2150);
    expect(site.core.seen).toEqual([]);
    await page.locator('#text').fill('a'.repeat(2000));
    expect(await page.getByRole('alert').textContent()).toBe('');
    await page.locator('#text').press('Enter');
    await page.getByText('Svar 1').waitFor();
  });

  onPage('asks once, then deletes the conversation here and on the server', async () => {
    await openChat(page, site);
    await ask(page, 'hei');
    const erased: number[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'DELETE') erased.push(response.status());
    });
    await page.locator('#erase').click();
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('erase');
    expect(await page.getByText('Svar 1').count()).toBe(1);

    await page.locator('#erase').click();
    await expectNumbersInView();
    await page.getByRole('button', { name: 'Slett', exact: true }).click();
    await page.getByText('Samtalen er slettet.').waitFor();
    expect(erased).toEqual([204]);
    expect(await page.locator('.own').count()).toBe(0);
    expect(await page.locator('.greeting').count()).toBe(2);
    // A new conversation: it counts from one.
    await page.locator('.choices').waitFor();
    await ask(page, 'hei igjen');
    expect(await said(page)).toContain('Svar 1');
  });

  onPage('"delete" in words empties the page too', async () => {
    await openChat(page, site);
    await ask(page, 'noe om meg');
    await write(page, 'slett samtalen');
    await page.getByText(texts.t('nb', 'erased')).waitFor();
    expect(await page.locator('.own').count()).toBe(0);
  });

  test.each([
    ['a small phone', { width: 320, height: 640 }],
    ['a zoom of 400 %', { width: 320, height: 256 }],
  ])('fits %s: nothing to scroll sideways, the numbers in view, targets large enough', async (_name, viewport) => {
    for (const lang of ['nb', 'se']) {
      here = await visit(browser, { viewport });
      page = here.page;
      await openChat(page, site, `kommune=senja&lang=${lang}`);
      await ask(page, 'akutt');
      await ask(page, 'kort');
      for (const more of await page.locator('summary').all()) await more.click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await expectNumbersInView();
      const targets = await page.locator('a, button, textarea, summary').all();
      for (const target of targets) {
        const box = await target.boundingBox();
        if (box !== null)
          expect([await target.textContent(), box.height >= 44]).toEqual([await target.textContent(), true]);
      }
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await expectNumbersInView();
      await here.context.close();
    }
  });
});
