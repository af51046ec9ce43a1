/**
 * The chat on a page of another origin: the button, the panel and the frame, beside hostile style and under a strict
 * policy, in a real browser.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Frame, Locator, Page } from 'playwright-core';
import { describeInBrowser, launch } from './browser.ts';
import { type EmbeddedVisit, type Embedding, startEmbedding, visitEmbedded } from './embedded.ts';

const PHONE = { width: 320, height: 640 };

const styleOf = (locator: Locator, name: string): Promise<string | undefined> =>
  locator.evaluate((element, of) => getComputedStyle(element as unknown as Shown)[of], name);

/** How everything of ours on the page looks, and where it is. */
const looksOf = ({ page }: EmbeddedVisit): Promise<unknown> =>
  page.evaluate(`[...document.querySelector('hjelpefinner-chat').shadowRoot.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return [element.nodeName, x, y, width, height, ...[...style].map((name) => name + ': ' + style.getPropertyValue(name))];
  })`);

/** True when a click in the middle hits it, and nothing that lies over it. */
const isOnTop = (locator: Locator): Promise<boolean> =>
  locator.evaluate((shown) => {
    const element = shown as unknown as Shown;
    const root = element.getRootNode();
    const { x, y, width, height } = element.getBoundingClientRect();
    const [left, top] = [x + width / 2, y + height / 2];
    return document.elementFromPoint(left, top) === root.host && element.contains(root.elementFromPoint(left, top));
  });

/** A window whose visible part the test decides. Runs in the browser, before anything else. */
const fakeViewport = `Object.defineProperty(window, 'visualViewport', {
  value: Object.assign(new EventTarget(), { height: innerHeight, offsetTop: 0, scale: 1 }),
})`;

/** What runs in the browser knows these; the types of the tests are those of Node. */
interface Root {
  readonly host: unknown;
  elementFromPoint(x: number, y: number): unknown;
}
interface Shown {
  getRootNode(): Root;
  getBoundingClientRect(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  contains(other: unknown): boolean;
  matches(selector: string): boolean;
}
declare const document: Root;
declare const getComputedStyle: (element: Shown) => Readonly<Record<string, string>>;

describeInBrowser('the chat on another page', () => {
  let all: Embedding;
  let browser: Browser;
  beforeAll(async () => {
    [all, browser] = await Promise.all([startEmbedding(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await all.close();
  });

  /** Visits the hostile page with these options of embedding, and looks for faults in the end. */
  async function embedded(
    query: string,
    run: (here: EmbeddedVisit) => Promise<void>,
    options: BrowserContextOptions & { readonly closed?: boolean; readonly at?: string } = {},
  ): Promise<void> {
    const { at = all.host.origin, ...context } = options;
    const here = await visitEmbedded(browser, `${at}/?${query}`, context);
    try {
      await run(here);
      expect(here.faults).toEqual([]);
    } finally {
      await here.context.close();
    }
  }

  const opened = async ({ button, chat }: EmbeddedVisit) => {
    await button.click();
    await chat.locator('.choices').waitFor();
  };

  const closed = ({ page, button }: EmbeddedVisit) => button.and(page.locator('[aria-expanded="false"]')).waitFor();

  const chatFrame = (page: Page): Frame => page.frames().find((frame) => frame.url().includes('/chat')) as Frame;

  /** The class, or else the kind, of what has the focus. */
  const focused = (page: Page) =>
    page.evaluate(`(() => {
      const { activeElement: at } = document;
      const inner = at.shadowRoot?.activeElement ?? at;
      return inner.className || inner.nodeName;
    })()`);

  describe('the button', () => {
    test('is a button with a name, and nothing is asked of the chat before it is pressed', async () => {
      await embedded('kommune=senja', async (here) => {
        expect(await here.button.getAttribute('aria-expanded')).toBe('false');
        expect(await here.button.evaluate(({ nodeName }) => nodeName)).toBe('BUTTON');
        expect(await here.page.getByRole('complementary', { name: 'Hjelpefinner' }).count()).toBe(1);
        expect(await here.panel.count()).toBe(0);
        expect(here.asked).toEqual(['/embed.js']);
        await opened(here);
        expect(await here.button.getAttribute('aria-expanded')).toBe('true');
        await here.button.click();
        expect(await here.panel.count()).toBe(0);
        await closed(here);
        expect(here.warnings).toEqual([]);
      });
    });

    test.each([
      ['wide', { width: 1024, height: 768 }],
      ['phone', PHONE],
    ])('looks beside hostile style as it does without any, and lies above all (%s)', async (_name, viewport) => {
      const looks: unknown[] = [];
      for (const at of [all.plain.origin, all.host.origin]) {
        await embedded(
          'kommune=senja',
          async (here) => {
            const closed = await looksOf(here);
            expect(await isOnTop(here.button)).toBe(true);
            await opened(here);
            // The pointer is on the button now, which shows.
            await here.page.mouse.move(1, 1);
            looks.push([closed, await looksOf(here)]);
            expect(await isOnTop(here.close)).toBe(true);
          },
          { at, viewport },
        );
      }
      expect(looks[1]).toEqual(looks[0]);
    });

    test('cannot be reached by the page', async () => {
      await embedded(
        'kommune=senja&open',
        async ({ page }) => {
          await page.locator('hjelpefinner-chat').waitFor({ state: 'attached' });
          expect(page.frames()).toHaveLength(2);
          const seen = await page.evaluate(
            "[document.querySelector('hjelpefinner-chat').shadowRoot, document.querySelector('iframe, dialog, aside')]",
          );
          expect(seen).toEqual([null, null]);
        },
        { closed: true },
      );
    });

    test('shows its edge where colours are forced, does not move where movement is not wanted, is not printed', async () => {
      await embedded('kommune=senja', async ({ page, button, panel }) => {
        const border = () => styleOf(button, 'borderTopColor');
        await page.emulateMedia({ forcedColors: 'active' });
        expect(await border()).not.toBe('rgba(0, 0, 0, 0)');
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
        await button.click();
        const animation = () => styleOf(panel, 'animationName');
        expect(await animation()).toBe('none');
        await page.emulateMedia({ reducedMotion: 'no-preference' });
        expect(await animation()).toBe('rise');
        await page.emulateMedia({ media: 'print' });
        expect(await button.isVisible()).toBe(false);
      });
    });
  });

  describe('the panel', () => {
    test('holds a conversation, which is still there when it was closed and opened', async () => {
      await embedded('kommune=senja', async (here) => {
        await opened(here);
        await here.chat.locator('#text').fill('kort');
        await here.chat.locator('#text').press('Enter');
        await here.chat.locator('article').first().waitFor();
        await here.close.click();
        expect(await here.panel.count()).toBe(0);
        await here.button.click();
        expect(await here.chat.locator('article').count()).toBe(2);
        expect(await here.panel.getByRole('link').count()).toBe(0);
      });
    });

    test('with the keyboard: in, around, and out again with Escape, from the panel and from the chat', async () => {
      await embedded('kommune=senja', async (here) => {
        const { page, panel, chat } = here;
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('open');
        await page.keyboard.press('Enter');
        expect(await focused(page)).toBe('DIALOG');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('close');
        await page.keyboard.press('Escape');
        expect(await panel.count()).toBe(0);
        expect(await focused(page)).toBe('open');

        await page.keyboard.press('Space');
        await chat.locator('.choices').waitFor();
        await chat.locator('#text').focus();
        await page.keyboard.press('Escape');
        await closed(here);
        expect(await focused(page)).toBe('open');
      });
    });

    test('Escape that answers a question in the chat leaves the panel open', async () => {
      await embedded('kommune=senja', async (here) => {
        await opened(here);
        await here.chat.locator('#erase').click();
        await here.chat.locator('#erase-dialog button').first().press('Escape');
        await here.chat.locator('#erase-dialog').waitFor({ state: 'hidden' });
        // What the chat had told its host by now would have arrived before this does.
        await chatFrame(here.page).evaluate("parent.postMessage('later', '*')");
        expect(await here.panel.isVisible()).toBe(true);
      });
    });

    test('fills a small screen, and then the page behind it waits', async () => {
      await embedded(
        'kommune=senja',
        async (here) => {
          await opened(here);
          expect(await here.panel.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
          expect(await here.panel.evaluate((element) => (element as unknown as Shown).matches(':modal'))).toBe(true);
          expect(await here.close.boundingBox()).toMatchObject({ height: expect.any(Number) });
          await here.close.click();
          expect(await focused(here.page)).toBe('open');
        },
        { viewport: PHONE },
      );
    });

    test('makes room for the keyboard of a phone, so that its top stays in view', async () => {
      await embedded(
        'kommune=senja',
        async (here) => {
          await here.context.addInitScript({ content: fakeViewport });
          await here.page.reload();
          await opened(here);
          await here.page.evaluate('Object.assign(visualViewport, { height: 300, offsetTop: 40 })');
          await here.page.evaluate("visualViewport.dispatchEvent(new Event('resize'))");
          expect(await here.panel.boundingBox()).toEqual({ x: 0, y: 40, width: 320, height: 300 });
          // Somebody who zooms in wants to see less of more.
          await here.page.evaluate('Object.assign(visualViewport, { height: 100, scale: 2 })');
          await here.page.evaluate("visualViewport.dispatchEvent(new Event('resize'))");
          expect(await here.panel.boundingBox()).toMatchObject({ height: 300 });
        },
        { viewport: PHONE },
      );
    });

    test('nothing is stored, by the page that embeds or by the chat', async () => {
      await embedded('kommune=senja', async (here) => {
        await opened(here);
        await here.chat.locator('#text').fill('kort');
        await here.chat.locator('#text').press('Enter');
        await here.chat.locator('article').first().waitFor();
        expect(await here.page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
        expect(await here.context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
      });
    });
  });

  describe('options', () => {
    test('language, colour and side', async () => {
      await embedded('kommune=senja&language=se&colour=%23ffcc00&position=left', async (here) => {
        expect(await here.button.textContent()).toBe('Gávnna veahki');
        expect(await styleOf(here.button, 'backgroundColor')).toBe('rgb(255, 204, 0)');
        expect(await styleOf(here.button, 'color')).toBe('rgb(0, 0, 0)');
        expect((await here.button.boundingBox())?.x).toBeLessThan(40);
        await opened(here);
        expect(await here.close.textContent()).toBe('Gidde');
        expect(await chatFrame(here.page).evaluate('document.documentElement.lang')).toBe('se');
        expect((await here.panel.boundingBox())?.x).toBeLessThan(40);
      });
    });

    test('open from the start: beside the page without taking the focus, never over it', async () => {
      await embedded('kommune=senja&open', async ({ page, chat, panel, button }) => {
        await chat.locator('.choices').waitFor();
        expect(await panel.isVisible()).toBe(true);
        expect(await button.getAttribute('aria-expanded')).toBe('true');
        expect(await focused(page)).toBe('BODY');
      });
      await embedded(
        'kommune=senja&open',
        async ({ button, panel, asked }) => {
          await button.waitFor();
          expect(await panel.count()).toBe(0);
          expect(asked).toEqual(['/embed.js']);
        },
        { viewport: PHONE },
      );
    });

    test('a link of the page instead of the button', async () => {
      await embedded('kommune=senja&link=%23hjelp', async (here) => {
        const link = here.page.locator('#hjelp[aria-expanded="false"]');
        await link.waitFor();
        expect(await here.button.count()).toBe(0);
        await here.page.locator('#hjelp').press('Enter');
        await here.chat.locator('.choices').waitFor();
        expect(await here.page.locator('#hjelp').getAttribute('aria-expanded')).toBe('true');
        await here.page.keyboard.press('Escape');
        expect(await here.page.evaluate('document.activeElement.id')).toBe('hjelp');
        expect(here.page.url()).toContain(all.host.origin);
      });
    });

    test.each([
      ['kommune=senja&link=.nothing', 'data-link=".nothing" finds nothing'],
      ['kommune=senja&link=%3Aoh(', 'data-link=":oh(" finds nothing'],
      ['kommune=senja&colour=red', 'data-colour="red" is not a colour'],
      ['kommune=Senja', 'data-kommune="Senja" is not a name'],
    ])('%s: said in the console, and there is a button', async (query, warning) => {
      await embedded(query, async (here) => {
        await here.button.waitFor();
        expect(here.warnings).toEqual([expect.stringContaining(warning)]);
      });
    });

    test('a municipality that is not there: said in the console, and the chat asks', async () => {
      await embedded('kommune=atlantis', async (here) => {
        await opened(here);
        expect(here.warnings).toEqual([expect.stringMatching(/data-kommune="atlantis" is not one that .* knows/)]);
        expect(await chatFrame(here.page).evaluate('document.body.dataset.municipality')).toBe('');
      });
    });
  });

  describe('when the chat does not come', () => {
    const showsNumbers = async ({ panel }: EmbeddedVisit) => {
      const links = await panel
        .getByRole('link')
        .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      expect(links.slice(0, 3)).toEqual(['tel:113', 'tel:116117', 'tel:116123']);
      for (const link of await panel.locator('li a').all()) expect(await link.isVisible()).toBe(true);
    };
    const failed = async (here: EmbeddedVisit) => {
      await here.button.click();
      await showsNumbers(here);
      await here.panel.getByText('Jeg får ikke kontakt med serveren').waitFor();
      await showsNumbers(here);
      expect(await here.panel.getByRole('link', { name: 'Samtale med Hjelpefinner' }).isVisible()).toBe(true);
      expect(here.warnings).toEqual([expect.stringMatching(/frame-src .* EMBED_ORIGINS/)]);
      // The browser tells of the frame it stopped, too.
      here.faults.length = 0;
    };

    test('because the page is not named on the server: the numbers', async () => {
      await embedded('kommune=senja', failed, { at: all.stranger.origin });
    });

    test('because the page itself lets no frame in: the numbers', async () => {
      await embedded('kommune=senja', failed, { at: all.frameless.origin });
    });

    test('because the server is gone: the numbers, and then the chat when it is tried again', async () => {
      await embedded('kommune=senja', async (here) => {
        await here.context.route('**/chat?*', (route) => route.abort());
        await failed(here);
        await here.context.unroute('**/chat?*');
        await here.panel.getByRole('button', { name: 'Prøv nå' }).click();
        await here.chat.locator('.choices').waitFor();
        expect(await here.panel.locator('li a').first().isVisible()).toBe(false);
      });
    });

    test('because the server does not answer: the numbers from the start, and a word about it after a while', async () => {
      await embedded('kommune=senja', async (here) => {
        await here.page.clock.install();
        await here.page.reload();
        await here.context.route('**/chat?*', () => {});
        await here.button.click();
        await showsNumbers(here);
        expect(await here.panel.getByRole('status').textContent()).toBe('Kobler til …');
        await here.page.clock.fastForward(13_000);
        expect(await here.panel.getByRole('status').textContent()).toContain('Jeg får ikke kontakt');
      });
    });
  });

  describe('what the frame asks for', () => {
    const say = (page: Page, message: object) =>
      chatFrame(page).evaluate(`parent.postMessage(${JSON.stringify(message)}, '*')`);

    test('to be closed', async () => {
      await embedded('kommune=senja', async (here) => {
        await opened(here);
        await say(here.page, { type: 'hjelpefinner:close' });
        await closed(here);
      });
    });

    test('to leave: the page is replaced, and the way back does not lead to it', async () => {
      await embedded('kommune=senja', async (here) => {
        await here.page.goto(`${all.plain.origin}/?first`);
        await here.page.goto(`${all.host.origin}/?kommune=senja`);
        await opened(here);
        await say(here.page, { type: 'hjelpefinner:exit', url: `${all.plain.origin}/?elsewhere` });
        await here.page.waitForURL(`${all.plain.origin}/?elsewhere`);
        await here.page.goBack();
        expect(here.page.url()).toBe(`${all.plain.origin}/?first`);
      });
    });

    test('to leave: nothing is to be seen or pressed while the other page is on its way', async () => {
      await embedded('kommune=senja', async (here) => {
        await opened(here);
        // An answer without content leaves the browser where it is.
        await here.context.route(/elsewhere/, (route) => route.fulfill({ status: 204 }));
        await say(here.page, { type: 'hjelpefinner:exit', url: `${all.plain.origin}/?elsewhere` });
        const cover = here.page.locator('hjelpefinner-chat .cover');
        expect(await cover.boundingBox()).toEqual({ x: 0, y: 0, width: 1024, height: 768 });
        expect(await isOnTop(cover)).toBe(true);
        expect(await here.page.locator('hjelpefinner-chat iframe').count()).toBe(0);
        expect(await styleOf(cover, 'backgroundColor')).toBe('rgb(255, 255, 255)');
      });
    });

    test('is not taken from others, and leads to pages only', async () => {
      await embedded('kommune=senja', async (here) => {
        await opened(here);
        const exit = { type: 'hjelpefinner:exit', url: `${all.plain.origin}/?elsewhere` };
        await here.page.evaluate(`window.postMessage(${JSON.stringify(exit)}, '*')`);
        await here.page.evaluate("window.postMessage({ type: 'hjelpefinner:close' }, '*')");
        await say(here.page, { type: 'hjelpefinner:exit', url: 'javascript:document.title="broken"' });
        // The last word comes through, and nothing before it did.
        await say(here.page, { type: 'hjelpefinner:close' });
        await closed(here);
        expect(here.page.url()).toBe(`${all.host.origin}/?kommune=senja`);
        expect(await here.page.title()).toBe('Helse og omsorg');
      });
    });
  });

  test('the page to try it embeds the chat of the municipality that is chosen', async () => {
    const here = await visitEmbedded(browser, `${all.site.url}/`, {});
    await here.page.getByRole('link', { name: 'Tromsø' }).click();
    await opened(here);
    expect(await here.chat.locator('.greeting').first().textContent()).toContain('Jeg kjenner hjelpen i Tromsø');
    expect([here.faults, here.warnings]).toEqual([[], []]);
    await here.context.close();
  });
});
