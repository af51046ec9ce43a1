/**
 * Chromium for the tests of the page. Where there is none the tests are left out with a word about it; on the build
 * server (CI=true) that is a failure.
 */
import { describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../src/tools/chromium.ts';

const found = findChromium(process.env.CHROMIUM);

// A browser takes its time on a busy machine.
jest.setTimeout(60_000);

/** Starts a browser of its own. */
export function launch(): Promise<Browser> {
  return launchChromium(found as string);
}

/** `describe` for tests that need the browser. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (found !== undefined) {
    describe(name, tests);
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      test('there is a browser', () => {
        expect('no chromium: apt-get install chromium, or set CHROMIUM').toBe('');
      });
    });
  } else {
    console.warn(`Left out: ${name}. There is no chromium: apt-get install chromium, or set CHROMIUM`);
    describe.skip(name, tests);
  }
}

/** A page of its own, and what went wrong or went out in it. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors, and what the policy of the page stopped. */
  readonly faults: string[];
  /** Origins that anything was asked of. */
  readonly origins: Set<string>;
}

/** Opens a page in a fresh context, without going anywhere. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 480, height: 800 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const origins = new Set<string>();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('websocket', (socket) => origins.add(new URL(socket.url()).origin));
  return { page, context, faults, origins };
}
