/**
 * The browser of the machine, for screenshots and for the tests of the page.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It talks to nobody but the page it is sent to. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the browser is, at `first` or at one of the usual places; undefined when there is none. */
export function findChromium(first?: string): string | undefined {
  return [first ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));
}

/** Starts the browser that is at `executablePath`. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
