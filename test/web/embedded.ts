/**
 * A page of another origin with the chat on it, for the tests of embedding.
 */
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { type Host, startHost } from '../../src/tools/embedHost.ts';
import { visit } from './browser.ts';
import { type Site, startSite } from './site.ts';

/** The site, and pages of others that may and may not show the chat of Senja. */
export interface Embedding {
  readonly site: Site;
  /** With the style that fights. */
  readonly host: Host;
  /** Without any style. */
  readonly plain: Host;
  /** Not named on the server. */
  readonly stranger: Host;
  /** Whose own policy lets no frame in. */
  readonly frameless: Host;
  close(): Promise<void>;
}

/** Starts them. */
export async function startEmbedding(): Promise<Embedding> {
  const embedOrigins = new Map<string, string[]>();
  const site = await startSite({ embedOrigins });
  const hosts = await Promise.all([
    startHost(site.url),
    startHost(site.url, { hostile: false }),
    startHost(site.url),
    startHost(site.url, { framesAllowed: false }),
  ]);
  const [host, plain, stranger, frameless] = hosts;
  // Read anew for each page, so that the ports can be taken first.
  embedOrigins.set('senja', [host.origin, plain.origin, frameless.origin]);
  return {
    site,
    host,
    plain,
    stranger,
    frameless,
    close: async () => {
      await Promise.all([site, ...hosts].map((one) => one.close()));
    },
  };
}

/** A visit to a page that embeds the chat. */
export interface EmbeddedVisit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the policy of the page stopped, and errors. */
  readonly faults: string[];
  /** What the script says to whoever put it there. */
  readonly warnings: string[];
  /** Paths asked of the site of the chat. */
  readonly asked: string[];
  readonly button: Locator;
  readonly panel: Locator;
  readonly close: Locator;
  readonly chat: FrameLocator;
}

/** Opens `address`. The shadow root is open to the test, unless `closed`; nothing else is changed. */
export async function visitEmbedded(
  browser: Browser,
  address: string,
  { closed = false, ...options }: BrowserContextOptions & { readonly closed?: boolean } = {},
): Promise<EmbeddedVisit> {
  const size = { viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' } as const;
  const { page, context, faults } = await visit(browser, { ...size, ...options });
  if (!closed) await context.addInitScript(openShadowRoots);
  const warnings: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('Hjelpefinner: ')) warnings.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== new URL(address).origin) asked.push(pathname);
  });
  await page.goto(address);
  const panel = page.getByRole('dialog', { name: 'Hjelpefinner' });
  return {
    page,
    context,
    faults,
    warnings,
    asked,
    button: page.getByRole('button', { name: /^(Finn hjelp|Gávnna veahki)$/ }),
    panel,
    close: panel.getByRole('button', { name: /^(Lukk|Gidde)$/ }),
    chat: page.frameLocator('hjelpefinner-chat iframe'),
  };
}

function openShadowRoots(): void {
  const { prototype } = (globalThis as unknown as { Element: { prototype: Record<string, unknown> } }).Element;
  const attach = prototype.attachShadow as (options: object) => unknown;
  prototype.attachShadow = function (options: object) {
    return attach.call(this, { ...options, mode: 'open' });
  };
}
