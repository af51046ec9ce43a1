/**
 * Microsoft's Web Chat, which knows nothing of us, beside our own page, with the real core: both show the same
 * conversation. Web Chat stands on another origin and speaks plain Direct Line.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { startLocalSite } from '../../src/tools/localSite.ts';
import { startWebChatPage, type WebChatPage } from '../../src/tools/webChatPage.ts';
import { describeInBrowser, launch, visit } from './browser.ts';
import { openChat } from './talk.ts';

/** A Monday at eleven. */
const CLOCK = { now: () => new Date('2026-11-02T10:00:00Z') };

/** What a person sees of an answer: the words, the services by name with all that is said of them, and the buttons. */
interface Answer {
  readonly words: readonly string[];
  readonly services: readonly { readonly name: string; readonly facts: string }[];
  readonly buttons: readonly string[];
}

/** A page with a conversation on it. */
interface Client {
  write(words: string): Promise<void>;
  press(label: string): Promise<void>;
  /** The newest answer, when there are so many (the greeting counts). */
  answer(count: number): Promise<Answer>;
}

const textsOf = async (found: Locator): Promise<string[]> =>
  (await found.allTextContents()).map(plain).filter((text) => text !== '');

/** Spaces of any kind are one space. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function webChat(page: Page): Client {
  const answers = page.locator('.webchat__stacked-layout:not(.webchat__stacked-layout--from-user)');
  return {
    async write(words) {
      await page.locator('input.webchat__send-box-text-box__input').fill(words);
      await page.keyboard.press('Enter');
    },
    press: (label) => page.locator('.webchat__suggested-action', { hasText: label }).click(),
    async answer(count) {
      const answer = answers.nth(count - 1);
      await answer.locator('.webchat__bubble').first().waitFor();
      const cards = answer.locator('.ac-adaptiveCard:has(.ac-richTextBlock)');
      return {
        words: await textsOf(answer.locator('.webchat__bubble__content p')),
        services: await Promise.all(
          (await cards.all()).map(async (card) => ({
            name: plain((await card.locator('.ac-richTextBlock').first().textContent()) ?? ''),
            facts: (await textsOf(card.locator('.ac-richTextBlock, button'))).join(' '),
          })),
        ),
        buttons: await textsOf(page.locator('.webchat__suggested-action__text')),
      };
    },
  };
}

function ourPage(page: Page): Client {
  return {
    async write(words) {
      await page.locator('#text').fill(words);
      await page.locator('#text').press('Enter');
    },
    press: (label) => page.locator('.choices').last().getByRole('button', { name: label, exact: true }).click(),
    async answer(count) {
      // The greeting stands there in both languages before anything is said, and counts once.
      const answer = page.locator('.bot:not(.greeting)').nth(count - 2);
      if (count > 1) await answer.waitFor();
      else await page.locator('.choices').waitFor();
      return {
        words:
          count > 1
            ? await textsOf(answer.locator('> p'))
            : await textsOf(page.locator('.greeting').first().locator('p')),
        services: await Promise.all(
          (count > 1 ? await answer.locator('article').all() : []).map(async (card) => ({
            name: plain((await card.locator('h2, h3').first().textContent()) ?? ''),
            facts: (await textsOf(card.locator('.phone-number, dd > :first-child'))).join('\n'),
          })),
        ),
        buttons: await textsOf(page.locator('.choices').last().getByRole('button')),
      };
    },
  };
}

describeInBrowser('Web Chat', () => {
  let peer: WebChatPage;
  let site: { readonly url: string; close(): Promise<void> };
  let browser: Browser;
  beforeAll(async () => {
    peer = await startWebChatPage();
    [site, browser] = await Promise.all([startLocalSite(CLOCK, { allowedOrigins: [peer.origin] }), launch()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await Promise.all([site.close(), peer.close()]);
  });

  const PLAYS = {
    nb: {
      sentence: 'sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes',
      button: 'Må jeg søke?',
      acute: 'jeg vil ikke leve mer',
    },
    se: { sentence: 'mu bárdni juhká menddo ollu', button: 'Ferten go ohcat?', acute: 'in háliit šat eallit' },
  } as const;

  test.each(['nb', 'se'] as const)(
    'shows the conversation that our page shows, with cards and buttons (%s)',
    async (locale) => {
      const { sentence, button, acute } = PLAYS[locale];
      const [theirs, ours] = await Promise.all([visit(browser), visit(browser)]);
      await Promise.all([
        theirs.page.goto(peer.address(site.url, { kommune: 'senja', locale })),
        openChat(ours.page, site, `kommune=senja&lang=${locale}`),
      ]);
      const steps: ((client: Client) => Promise<void>)[] = [
        async () => {},
        (client) => client.write(sentence),
        (client) => client.press(button),
        (client) => client.write(acute),
      ];
      const inBar = await textsOf(ours.page.locator('#urgent, #language'));
      const seen: Answer[] = [];
      const clients = [webChat(theirs.page), ourPage(ours.page)];
      for (const [index, step] of steps.entries()) {
        await Promise.all(clients.map(step));
        const [their, our] = (await Promise.all(clients.map((client) => client.answer(index + 1)))) as [Answer, Answer];
        expect(their.words.join(' ')).toContain(our.words.join(' '));
        expect(their.services.map(({ name }) => name)).toEqual(our.services.map(({ name }) => name));
        for (const [at, { facts }] of our.services.entries())
          for (const fact of facts.split('\n')) expect(their.services[at]?.facts).toContain(fact);
        // Our page has these two in its bar, where they are always in view.
        expect(their.buttons.filter((label) => !inBar.includes(label))).toEqual(our.buttons);
        seen.push(their);
      }
      expect(seen[1]?.services[0]?.facts).toContain('96 63 45 47');
      expect(seen[1]?.buttons).toContain(button);
      expect(seen[3]?.words.join(' ')).toMatch(/113.*116 117/);
      // Nothing that was written goes anywhere else.
      expect(
        [...theirs.origins]
          .filter((origin) => origin !== 'null')
          .map((origin) => new URL(origin).host)
          .sort(),
      ).toEqual([peer.origin, site.url, site.url].map((origin) => new URL(origin).host).sort());
      await Promise.all([theirs.context.close(), ours.context.close()]);
    },
  );
});
