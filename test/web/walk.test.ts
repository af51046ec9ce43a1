/**
 * A whole conversation without a mouse, and as a screen reader is told of it.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createTexts, type TextKey } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, type Visit, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';
import { openChat } from './talk.ts';

const texts = createTexts();

describeInBrowser('a whole conversation', () => {
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
  beforeEach(() => {
    site.core.seen.length = 0;
  });

  const start = async (lang: string) => {
    here = await visit(browser, { viewport: { width: 320, height: 640 } });
    page = here.page;
    await openChat(page, site, `kommune=senja&lang=${lang}`);
  };
  const words = (lang: 'nb' | 'se') => (key: TextKey) => texts.t(lang, key);

  /** What has focus: its name, and whether all that shows it is within the window and not under something else. */
  const focus = () =>
    page.evaluate<{ name: string; seen: boolean }>(`(() => {
      const at = document.activeElement;
      const box = at.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, Math.max(0, box.y) + Math.min(box.height, innerHeight) / 2);
      const outline = getComputedStyle(at).outlineStyle !== 'none' && parseFloat(getComputedStyle(at).outlineWidth) >= 2;
      return {
        name: (at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent).trim().replace(/\\s+/g, ' '),
        seen: outline && box.height > 0 && box.bottom > 0 && box.top < innerHeight && (at.contains(top) || top?.contains(at)),
      };
    })()`);

  /** Presses Tab until this has focus. Everything on the way can be seen. */
  const tabTo = async (name: string, key = 'Tab') => {
    const passed: string[] = [];
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press(key);
      const at = await focus();
      expect(at).toEqual({ name: at.name, seen: true });
      if (at.name.includes(name)) return;
      passed.push(at.name);
    }
    throw new Error(`no way to "${name}" by ${key}; passed ${passed.join(' · ')}`);
  };

  test.each(['nb', 'se'] as const)(
    'by the keyboard alone, from the first Tab to the deleted conversation (%s)',
    async (lang) => {
      const t = words(lang);
      await start(lang);
      await tabTo('113');
      await tabTo(t('web.exit'));
      await tabTo(t('choice.need.rus'));
      await page.keyboard.press('Enter');
      await page.getByText(t('question.age')).waitFor();
      // Focus is on what was pressed, and the next Tab goes to the answers.
      await page.keyboard.press('Tab');
      expect((await focus()).name).toBe(t('choice.age.13-17'));
      await page.keyboard.press('Space');
      await page.getByText('Svar 2').waitFor();

      await tabTo(t('web.label'));
      await page.keyboard.type('kort');
      await page.keyboard.press('Enter');
      await page.locator('article').first().waitFor();
      expect((await focus()).name).toBe(t('web.label'));
      await tabTo(t('web.more'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      expect(await page.locator('details[open]').count()).toBe(1);
      await tabTo(t('web.map'), 'Shift+Tab');
      await tabTo('116 123', 'Shift+Tab');

      await tabTo(t('web.take'));
      await page.keyboard.press('Enter');
      expect((await focus()).name).toBe(t('web.take'));
      await tabTo(t('web.takeCopy'));
      await tabTo(t('web.close'));
      await page.keyboard.press('Enter');
      expect((await focus()).name).toBe(t('web.take'));
      await tabTo(t('web.privacy'));
      await page.keyboard.press('Enter');
      await tabTo(t('web.close'));
      await page.keyboard.press('Space');

      await tabTo(t('choice.urgent'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.locator('.urgent').waitFor();
      await page.keyboard.press('Tab');
      expect((await focus()).name).toContain('113');

      await tabTo(t('choice.erase'));
      await page.keyboard.press('Enter');
      expect((await focus()).name).toBe(t('web.eraseYes'));
      await page.keyboard.press('Enter');
      await page.getByText(t('web.erased')).waitFor();
      expect((await focus()).name).toBe(t('web.label'));
      expect(site.core.seen.map(({ choice, text }) => choice ?? text)).toEqual([
        'need:rus',
        'age:13-17',
        'kort',
        'urgent',
      ]);
      await here.context.close();
    },
  );

  test('as the accessibility tree has it: landmarks, a log, who speaks, headings, names of all that can be used', async () => {
    await start('nb');
    const t = words('nb');
    await page.locator('#text').fill('kort');
    await page.keyboard.press('Enter');
    await page.locator('article').first().waitFor();
    await page.locator('summary').first().click();
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).toMatch(/^- banner "Hjelpefinner":/);
    for (const line of [
      `- navigation "${t('web.numbers')}":`,
      '- link "Fare for liv 113":',
      '- heading "Hjelpefinner" [level=1]',
      `- button "${t('choice.urgent')}"`,
      `- link "${t('web.exit')}":`,
      '- main "Hjelpefinner":',
      `- log "${t('web.log')}":`,
      `- text: "${t('web.you')}:"`,
      '- paragraph: kort',
      '- article:',
      '- heading "Utekontakten" [level=2]',
      '- link "Telefon 116 123":',
      `- term: ${t('card.openNow.visit')}`,
      `- link "${t('web.map')} (${t('web.newPage')})":`,
      `- term: ${t('card.why')}`,
      `- button "${t('choice.about.access')}"`,
      `- textbox "${t('web.label')}"`,
      `- button "${t('web.send')}"`,
      `- button "${t('web.take')}"`,
      `- button "${t('choice.erase')}"`,
      `- button "${t('web.privacy')}"`,
    ])
      expect(tree).toContain(line);
    // Everything that can be used has a name.
    expect(tree).not.toMatch(/- (button|link|textbox|dialog|article ?"")(:| \[|$)/m);
    await here.context.close();
  });

  test('as the browser tells assistive technology: the log is polite, and every use of it has a name', async () => {
    await start('se');
    const devtools = await here.context.newCDPSession(page);
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const used = nodes.filter(
      ({ ignored, role }) =>
        !ignored && /^(button|link|textbox|log|dialog|navigation|main|banner)$/.test(String(role?.value)),
    );
    expect(used.length).toBeGreaterThan(12);
    expect(used.filter(({ name }) => !name?.value).map(({ role }) => role?.value)).toEqual([]);
    const log = used.find(({ role }) => role?.value === 'log');
    const property = (name: string) => log?.properties?.find((one) => one.name === name)?.value.value;
    expect(property('live')).toBe('polite');
    expect(property('atomic')).toBe(false);
    await here.context.close();
  });

  test('each thing is said to a screen reader once: complete, also when the connection was cut and taken up again', async () => {
    await start('nb');
    await page.evaluate(`{
      window.told = [];
      const tell = (record) => {
        for (const node of record.addedNodes) {
          const hidden = node.nodeType === 1 && node.closest('[aria-hidden]');
          if (!hidden) told.push(node.textContent.trim());
        }
      };
      new MutationObserver((records) => records.forEach(tell))
        .observe(document.getElementById('log'), { childList: true, subtree: true, characterData: true });
    }`);
    const say = async (text: string, answer: string) => {
      await page.locator('#text').fill(text);
      await page.keyboard.press('Enter');
      await page.locator('.bot').getByText(answer, { exact: true }).waitFor();
    };
    await say('en', 'Svar 1');
    for (let cut = 0; cut < 2; cut += 1) {
      site.cutStreams();
      await page.getByRole('status').getByText(texts.t('nb', 'web.lost')).waitFor();
      await page.getByRole('status').getByText(texts.t('nb', 'web.back')).waitFor();
    }
    await say('to', 'Svar 2');
    expect(await page.evaluate('told')).toEqual(['Du: en', 'Hjelpefinner: Svar 1', 'Du: to', 'Hjelpefinner: Svar 2']);
    await here.context.close();
  });

  test('words in the other language say so, on the Norwegian page and on the North Sami one', async () => {
    for (const [lang, other] of [
      ['nb', 'se'],
      ['se', 'nb'],
    ] as const) {
      await start(lang);
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      const greeting = page.getByText(texts.t(other, 'greeting.hello'));
      expect(await greeting.evaluate((at) => at.closest('[lang]')?.getAttribute('lang'))).toBe(other);
      expect(await page.locator('#language').getAttribute('lang')).toBe(other);
      await page.locator('#text').fill('kort');
      await page.keyboard.press('Enter');
      await page.locator('article').first().waitFor();
      const summary = page.getByText('Et tilbud til deg som er ung').first();
      expect(await summary.evaluate((at) => at.closest('[lang]')?.getAttribute('lang'))).toBe('nb');
      await here.context.close();
    }
  });
});
