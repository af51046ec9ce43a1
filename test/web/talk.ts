/**
 * What the tests do on the chat page, by the names they have for a person.
 */
import type { Locator, Page } from 'playwright-core';

/** The page of the chat when the bot has greeted. */
export async function openChat(
  page: Page,
  site: { readonly url: string },
  query = 'kommune=senja&lang=nb',
): Promise<void> {
  await page.goto(`${site.url}/chat?${query}`);
  await page.locator('.choices').waitFor();
}

/** Writes and sends, without waiting for an answer. */
export async function write(page: Page, words: string): Promise<void> {
  await page.locator('#text').fill(words);
  await page.locator('#text').press('Enter');
}

/** Writes, and waits for the answer that follows. */
export async function ask(page: Page, words: string): Promise<Locator> {
  const answers = page.locator('.bot');
  const before = await answers.count();
  await write(page, words);
  await answers.nth(before).waitFor();
  return answers.nth(before);
}

/** What has been said, without the greeting, as the page shows it. */
export async function said(page: Page): Promise<(string | null)[]> {
  const entries = await page.locator('.message:not(.greeting)').all();
  return Promise.all(entries.map((entry) => entry.locator('p').first().textContent()));
}

/** True when all of the element is within what is visible of the page, and of the log when it stands in it. */
export async function inView(element: Locator): Promise<boolean> {
  const page = element.page();
  const box = await element.boundingBox();
  const size = page.viewportSize();
  if (box === null || size === null) return false;
  const window = { x: 0, y: 0, ...size };
  const inLog = await element.evaluate((at) => at.closest('#log') !== null);
  const log = inLog ? await page.locator('#log').boundingBox() : null;
  return [window, log ?? window].every((frame) => isInside(box, frame));
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isInside(box: Box, frame: Box): boolean {
  // Half a pixel is how the browser rounds.
  const within = (from: number, length: number, start: number, room: number) =>
    length > 0 && from >= start - 0.5 && from + length <= start + room + 0.5;
  return within(box.x, box.width, frame.x, frame.width) && within(box.y, box.height, frame.y, frame.height);
}
