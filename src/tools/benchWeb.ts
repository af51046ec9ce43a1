/**
 * `npm run bench:web`: what a person has to wait for before the first question can be answered, on our page and with Web
 * Chat, in the same run: on a slow phone (a processor four times as slow) with a slow network. Absolute times depend on
 * the machine, ratios much less.
 */
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { startLocalSite } from './localSite.ts';
import { within } from './timing.ts';
import { startWebChatPage } from './webChatPage.ts';

const RUNS = 3;
const SLOWER = 4;
/** "Slow 3G": what is left of a mobile network where there is hardly any. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** A page that takes longer is not measured. */
const LONGEST_MS = 180_000;

interface Client {
  readonly name: string;
  readonly address: string;
  /** The buttons that answer the first question. */
  readonly question: string;
}

interface Load {
  /** Compressed, as they came over the network: page, scripts and styles. */
  readonly bytes: number;
  readonly ms: number;
}

const executable = findChromium();
if (executable === undefined) {
  console.error('There is no browser to measure with: apt-get install chromium');
  process.exitCode = 1;
} else {
  await compare(await launchChromium(executable));
}

async function compare(browser: Browser): Promise<void> {
  const peer = await startWebChatPage();
  const site = await startLocalSite({ now: () => new Date() }, { allowedOrigins: [peer.origin] });
  const clients: readonly Client[] = [
    { name: 'our page', address: `${site.url}/chat?kommune=senja&lang=nb`, question: '.choices button' },
    {
      name: 'Web Chat',
      address: peer.address(site.url, { kommune: 'senja', locale: 'nb' }),
      question: '.webchat__suggested-action',
    },
  ];
  try {
    // Not counted: the first conversation fills the caches of the server.
    for (const client of clients) await load(browser, client);
    const medians: Load[] = [];
    for (const client of clients) {
      const loads: Load[] = [];
      for (let run = 0; run < RUNS; run++) loads.push(await load(browser, client));
      const median = (of: (one: Load) => number) =>
        within(
          loads.map(of).sort((a, b) => a - b),
          0.5,
        );
      medians.push({ bytes: median(({ bytes }) => bytes), ms: median(({ ms }) => ms) });
    }
    report(clients, medians);
  } finally {
    await browser.close();
    await Promise.all([site.close(), peer.close()]);
  }
}

/** Loads the page as a first visitor does, and waits for the first question. */
async function load(browser: Browser, { address, question }: Client): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const bytesOf = await slowDown(page);
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit', timeout: LONGEST_MS });
  await page.locator(question).first().waitFor({ timeout: LONGEST_MS });
  const ms = performance.now() - begun;
  await context.close();
  return { bytes: bytesOf(), ms };
}

/** Slows processor and network, and counts what comes of code and style. */
async function slowDown(page: Page): Promise<() => number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const counted = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (['Document', 'Script', 'Stylesheet'].includes(type)) counted.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

function report(clients: readonly Client[], medians: readonly Load[]): void {
  console.log(`median of ${RUNS} first visits, processor ${SLOWER} times as slow, 400 kbit/s with 400 ms`);
  for (const [index, { name }] of clients.entries()) {
    const { bytes, ms } = medians[index] as Load;
    const [size, time] = [`${(bytes / 1000).toFixed(1)} kB`, `${(ms / 1000).toFixed(1)} s`];
    console.log(
      `${name.padEnd(10)} page, code and style ${size.padStart(9)}   first question after ${time.padStart(7)}`,
    );
  }
  const [ours, theirs] = medians as [Load, Load];
  const percent = (of: (one: Load) => number) => `${((of(ours) / of(theirs)) * 100).toFixed(1)} %`;
  console.log(`ours is ${percent(({ bytes }) => bytes)} of the bytes and ${percent(({ ms }) => ms)} of the time`);
}
