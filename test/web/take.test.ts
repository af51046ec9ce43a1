/**
 * "Ta det med deg" and "Personvern": what lies one press away from the conversation.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { parseConfig } from '../../src/config.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, type Visit, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { ask, inView, openChat } from './talk.ts';

const texts = createTexts();
const COUNTED = 'Telefon: 116 123';

describeInBrowser('one press away', () => {
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
  beforeEach(async () => {
    here = await visit(browser, { viewport: { width: 320, height: 640 } });
    page = here.page;
    await page.clock.setFixedTime('2026-11-02T10:00:00Z');
  });
  afterEach(async () => {
    expect(here.faults).toEqual([]);
    await here.context.close();
  });

  const summary = () => page.locator('#summary');
  const openTake = async (lang = 'nb') => {
    await openChat(page, site, `kommune=senja&lang=${lang}`);
    await ask(page, 'kort');
    await page.locator('#take-open').click();
  };
  const expectNumbers = async () => {
    for (const number of await page.locator('#numbers a').all()) expect(await inView(number)).toBe(true);
  };
  const focused = () => page.evaluate('document.activeElement.id');
  const bodyOf = async (id: string) => {
    const address = (await page.locator(id).getAttribute('href')) ?? '';
    return decodeURIComponent(/body=(.*)$/.exec(address)?.[1] ?? '');
  };

  test('there is nothing to take along until a service is shown', async () => {
    await openChat(page, site);
    expect(await page.locator('#take-open').isVisible()).toBe(false);
    await ask(page, 'hei');
    expect(await page.locator('#take-open').isVisible()).toBe(false);
    await ask(page, 'kort');
    expect(await page.locator('#take-open').isVisible()).toBe(true);
  });

  test('shows the services once each, how to reach them, the numbers and the date; not what was said', async () => {
    await openChat(page, site);
    await ask(page, 'hemmelig');
    await ask(page, 'kort');
    await ask(page, 'kort');
    await page.locator('#take-open').click();
    expect(await summary().locator('h3').allTextContents()).toEqual([
      'Utekontakten',
      'Mottaksteamet',
      texts.t('nb', 'web.numbers'),
    ]);
    const text = (await summary().textContent()) ?? '';
    for (const part of ['02.11.2026', COUNTED, 'Storgata 1, Finnsnes', 'Lørdag 10.00–13.00', '113', '116 117'])
      expect(text).toContain(part);
    expect(text).not.toContain('hemmelig');
    expect(text).not.toContain('Åpent nå');
    await expectNumbers();
    expect(await page.getByText(texts.t('nb', 'web.takeWarn')).isVisible()).toBe(true);
  });

  test('opens with focus on its heading, and Escape goes back to where one was', async () => {
    await openTake();
    expect(await focused()).toBe('take-title');
    expect(await page.locator('#log').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('take-open');
    expect(await page.locator('#log').isVisible()).toBe(true);
    expect(await page.locator('article').first().isVisible()).toBe(true);
  });

  test.each([
    ['the button', () => page.locator('#take-print').click()],
    ['the menu of the browser', () => page.evaluate("dispatchEvent(new Event('beforeprint'))")],
  ])('printed by %s: the services and the numbers alone, black on white', async (_name, print) => {
    await page.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');
    await page.emulateMedia({ colorScheme: 'dark' });
    await openTake();
    if (_name === 'the menu of the browser') await page.keyboard.press('Escape');
    await print();
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const printed = String(await page.evaluate('document.body.innerText'));
    expect(printed).toContain(COUNTED);
    expect(printed).toContain('116 117');
    for (const part of ['kort', texts.t('nb', 'services.shown'), texts.t('nb', 'web.takePrint'), 'Davvisámegiella'])
      expect(printed).not.toContain(part);
    expect(await page.evaluate('getComputedStyle(document.getElementById("take")).color')).toBe('rgb(0, 0, 0)');
    if (_name === 'the button') expect(await page.evaluate('window.printed')).toBe(1);
  });

  test('the conversation is never printed, also where the browser does not say that it prints', async () => {
    await openChat(page, site);
    await ask(page, 'hemmelig');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.body.innerText.trim()')).toBe('');
  });

  test('printing while another panel is open shows the services, and only them', async () => {
    await openChat(page, site);
    await ask(page, 'kort');
    await page.locator('#privacy-open').click();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.panel[open]').count()).toBe(1);
    expect(await summary().isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel[open]').count()).toBe(0);
    expect(await page.locator('#log').isVisible()).toBe(true);
  });

  test('is copied', async () => {
    await here.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openTake();
    await page.locator('#take-copy').click();
    await page.getByText(texts.t('nb', 'web.takeCopied')).waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toContain(`Laget 02.11.2026\n\nUtekontakten\n${COUNTED}`);
    expect(copied.trim().endsWith('Noen å snakke med: 116 123')).toBe(true);
  });

  test('is copied the old way where a page may not, and marked where nothing else helps', async () => {
    await page.addInitScript(`
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
      window.old = [];
      document.execCommand = (command) => { old.push([command, String(getSelection())]); return old.length === 1; };
    `);
    await openTake();
    await page.locator('#take-copy').click();
    await page.getByText(texts.t('nb', 'web.takeCopied')).waitFor();
    const [[command, marked]] = (await page.evaluate('window.old')) as [[string, string]];
    expect(command).toBe('copy');
    expect(marked).toContain(COUNTED);
    expect(await page.evaluate('String(getSelection())')).toBe('');
    await page.locator('#take-copy').click();
    await page.getByText(texts.t('nb', 'web.takeNotCopied')).waitFor();
    expect(await page.evaluate('String(getSelection())')).toContain(COUNTED);
  });

  test('goes into one’s own mail and text messages, to nobody yet, under a subject that tells nothing', async () => {
    await openTake();
    const mail = (await page.locator('#take-mail').getAttribute('href')) ?? '';
    expect(mail).toMatch(/^mailto:\?subject=Telefonnumre%20og%20adresser&body=/);
    expect(mail.length).toBeLessThanOrEqual(1900);
    expect(await bodyOf('#take-mail')).toContain(`\r\n${COUNTED}\r\n`);
    expect(await page.locator('#take-sms').getAttribute('href')).toMatch(/^sms:\?&body=/);
    expect(await bodyOf('#take-sms')).toContain(`Utekontakten\n${COUNTED}\nAdresse: Storgata 1, Finnsnes`);
    expect(await bodyOf('#take-sms')).toContain('Fare for liv: 113');
  });

  test('asks nothing of the server, and keeps nothing', async () => {
    await openChat(page, site);
    await ask(page, 'kort');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.locator('#take-open').click();
    await page.locator('#take-copy').click();
    await page.locator('#take-done:not(:empty)').waitFor();
    await page.keyboard.press('Escape');
    expect(asked).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    expect(await here.context.cookies()).toEqual([]);
  });

  test.each(['nb', 'se'] as const)(
    'the choice below the services opens the same, and sends nothing (%s)',
    async (lang) => {
      await openChat(page, site, `kommune=senja&lang=${lang}`);
      await ask(page, 'kort');
      const sent = site.core.seen.length;
      const name = texts.t(lang, 'choice.keep');
      const choice = page.locator('.choices').getByRole('button', { name, exact: true });
      await choice.click();
      expect(await focused()).toBe('take-title');
      expect(await page.locator('#take-title').textContent()).toBe(name);
      expect(await page.locator('#take-open').textContent()).toBe(name);
      expect(await summary().textContent()).toContain('Utekontakten');
      await page.keyboard.press('Escape');
      // Back where one was, and nothing has been said.
      expect(await choice.evaluate((element) => element.matches(':focus'))).toBe(true);
      expect(await page.locator('.own').count()).toBe(1);
      expect(site.core.seen).toHaveLength(sent);
    },
  );

  test('whoever asks for it in words gets the list, and the way to print and send it', async () => {
    await openChat(page, site);
    await ask(page, 'kort');
    const list = await ask(page, 'ta');
    expect(await list.textContent()).toContain(texts.t('nb', 'keep'));
    await list.getByRole('button', { name: texts.t('nb', 'web.take'), exact: true }).click();
    expect(await summary().textContent()).toContain('Utekontakten');
  });

  test('where nothing was shown, the bot answers', async () => {
    await openChat(page, site);
    const list = await ask(page, 'ta');
    await list.getByRole('button', { name: texts.t('nb', 'web.take'), exact: true }).click();
    await page.getByText('Svar 2').waitFor();
    expect(site.core.seen.at(-1)).toMatchObject({ choice: 'keep' });
    expect(await page.locator('.panel[open]').count()).toBe(0);
  });

  test('is gone with the conversation, from the links too', async () => {
    await openTake();
    await page.keyboard.press('Escape');
    await page.locator('#erase').click();
    await page.getByRole('button', { name: 'Slett', exact: true }).click();
    await page.getByText(texts.t('nb', 'web.erased')).waitFor();
    expect(await page.locator('#take-open').isVisible()).toBe(false);
    const html = await page.content();
    for (const part of ['Utekontakten', 'Storgata']) expect(html).not.toContain(part);
  });

  test('in North Sami it is in North Sami, and Norwegian lines say that they are Norwegian', async () => {
    await openTake('se');
    expect(await page.locator('#take-title').textContent()).toBe(texts.t('se', 'web.take'));
    expect(await summary().getAttribute('lang')).toBe('se');
    expect(await summary().locator('h3').last().textContent()).toBe(texts.t('se', 'web.numbers'));
    expect(await summary().locator('[lang="nb"]', { hasText: 'Storgata' }).count()).toBe(2);
    expect(await summary().locator('h3[lang="nb"]').allTextContents()).toEqual(['Utekontakten', 'Mottaksteamet']);
    expect(
      await summary()
        .locator('[lang="nb"]', { hasText: texts.t('se', 'card.access.contact') })
        .count(),
    ).toBe(0);
  });

  test('"it is urgent" goes from the panel straight to the answer', async () => {
    await openTake();
    await page.locator('#urgent').click();
    const call = page.locator('.urgent a.phone').first();
    await call.waitFor();
    expect(await inView(call)).toBe(true);
    expect(await page.evaluate('document.activeElement.className')).toBe('message own');
  });

  test.each(['nb', 'se'] as const)(
    'what is remembered stands one press away, as the server is set (%s)',
    async (lang) => {
      const other = await startSite({ idleSeconds: 15 * 60 });
      try {
        await openChat(page, other, `lang=${lang}`);
        await page.locator('#privacy-open').click();
        const panel = page.getByRole('dialog', { name: texts.t(lang, 'web.privacyTitle') });
        expect(await focused()).toBe('privacy-title');
        expect(await panel.textContent()).toContain(texts.t(lang, 'web.privacyLongText', { number: 15 }));
        expect(await panel.textContent()).toContain(texts.t(lang, 'web.privacyTally'));
        for (const part of ['What', 'Where', 'Who', 'Here'] as const)
          expect(await panel.textContent()).toContain(texts.t(lang, `web.privacy${part}Text`));
        await expectNumbers();
        // It follows the language, with its number.
        const then = lang === 'nb' ? 'se' : 'nb';
        await page.locator('#language').click();
        await page.getByText(texts.t(then, 'web.privacyLongText', { number: 15 })).waitFor();
        await page.locator('#privacy form button').click();
        expect(await focused()).toBe('privacy-open');
      } finally {
        await other.close();
      }
    },
  );

  test('the standard time in the privacy text is the one of the settings', async () => {
    await openChat(page, site);
    const minutes = parseConfig({}).idleSeconds / 60;
    expect(await page.locator('#privacy').textContent()).toContain(`${minutes} minutter`);
  });
});
