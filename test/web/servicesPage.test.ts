/**
 * The services of a municipality as a page without script, with the real catalogue: all that is offered and nothing
 * else, the numbers first, and readable for everybody.
 */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import type { Service } from '../../src/catalogue/resolved.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { describeInBrowser, launch, visit } from './browser.ts';
import { type Site, startSite } from './site.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../data'));
const texts = createTexts();
const slugs = catalogue.municipalities().map(({ slug }) => slug);
const everything: readonly Service[] = [
  ...slugs.flatMap((slug) => catalogue.servicesOf(slug)),
  ...catalogue.national(),
];

/** The numbers in the order a person in need should see them. */
const NUMBERS = ['113', '116117', '112', '116123', '+4722400040', '116111'];

let site: Site;
beforeAll(async () => {
  site = await startSite({}, catalogue);
});
afterAll(() => site.close());

const get = async (path: string) => {
  const response = await fetch(site.url + path);
  return { response, body: await response.text() };
};

const idsIn = (body: string) => [...body.matchAll(/<article class="card" id="([^"]+)"/g)].map(([, id]) => id as string);

const article = (body: string, id: string): string => {
  const from = body.indexOf(`<article class="card" id="${id}"`);
  return from < 0 ? '' : body.slice(from, body.indexOf('</article>', from));
};

const headings = (body: string) => [...body.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));

describe.each(slugs)('the page of %s', (slug) => {
  const county = catalogue.municipality(slug)?.county ?? '';
  const isOffered = ({ municipality, counties, status, audience }: Service) =>
    (municipality === slug || (municipality === null && (counties ?? [county]).includes(county))) &&
    ['current', 'mentioned'].includes(status) &&
    audience.join() !== 'employee';

  test.each(['nb', 'se'])('in %s has every service that is offered exactly once, and no other', async (lang) => {
    const { response, body } = await get(`/tjenester/${slug}?lang=${lang}`);
    expect(response.status).toBe(200);
    const offered = everything.filter(isOffered).map(({ id }) => id);
    expect(offered.length).toBeGreaterThan(20);
    expect(idsIn(body).sort()).toEqual(offered.sort());
    expect(body).not.toContain('{{');
  });

  test('has an aim for every link within it, and each id once', async () => {
    const { body } = await get(`/tjenester/${slug}`);
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const aims = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(aims.filter((aim) => !ids.includes(aim))).toEqual([]);
    expect(aims.length).toBeGreaterThan(20);
  });

  test.each(['nb', 'se'])('in %s has the numbers first, and its headings in order', async (lang) => {
    const { body } = await get(`/tjenester/${slug}?lang=${lang}`);
    const links = [...body.slice(body.indexOf('<main>')).matchAll(/<a (?:class="[^"]*" )?href="([^"]+)"/g)];
    expect(links.slice(0, NUMBERS.length).map(([, href]) => href)).toEqual(NUMBERS.map((number) => `tel:${number}`));
    // Before these there is the bar, which begins with 113 too.
    expect(/href="([^#][^"]*)"/.exec(body.slice(body.indexOf('<body')))?.[1]).toBe('tel:113');
    const levels = headings(body);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  test('runs nothing and asks nothing of others', async () => {
    const { response, body } = await get(`/tjenester/${slug}`);
    expect(body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|<iframe|<img|javascript:/);
    expect([...body.matchAll(/<link [^>]*href="([^"]+)"/g)].every(([, href]) => href?.startsWith('/assets/'))).toBe(
      true,
    );
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    );
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('a service on the page', () => {
  test('the numbers of Mottaksteamet in Senja call', async () => {
    const card = article((await get('/tjenester/senja')).body, 'senja-mottaksteamet');
    expect(card).toContain('<a href="tel:+4796634547"');
    expect(card).toContain('96 63 45 47');
    expect(card).toContain('<a href="tel:+4746920042"');
    expect(card).toContain('https://norgeskart.no/#!?sok=Storgata%2046%2C%209300%20Finnsnes');
    expect(card).toContain(texts.t('nb', 'card.confirm'));
    expect(card).toContain('før 2021');
  });

  test('one that the source only names says so', async () => {
    const { body } = await get('/tjenester/senja');
    const said = texts.t('nb', 'card.mentioned');
    expect(article(body, 'senja-tsb')).toContain(said);
    expect(article(body, 'senja-mottaksteamet')).not.toContain(said);
  });

  test('is open or closed by the clock of the server', async () => {
    const at = async () => article((await get('/tjenester/tromso')).body, 'tromso-kafe-103');
    const monday = await at();
    const clock = site.clock.now();
    site.clock.passSeconds(14 * 3600);
    const night = await at();
    site.clock.passSeconds(-14 * 3600);
    expect(site.clock.now()).toEqual(clock);
    expect(monday).toContain('class="fact openNow"');
    expect(night).toContain('class="fact openNow"');
    expect(night).not.toBe(monday);
  });

  test('without North Sami text says in North Sami that the text is in Norwegian, and has it marked', async () => {
    const { body } = await get('/tjenester/lebesby?lang=se');
    const without = everything.filter(
      ({ id, description }) => idsIn(body).includes(id) && description.se === undefined,
    );
    expect(without.length).toBeGreaterThan(0);
    for (const { id } of without) {
      expect(article(body, id)).toContain(texts.t('se', 'card.language.all'));
      expect(article(body, id)).toContain('<p lang="nb">');
    }
    expect(article(body, 'nasjonal-113')).not.toContain(texts.t('se', 'card.language.all'));
    expect((await get('/tjenester/lebesby?lang=nb')).body).not.toContain(texts.t('nb', 'card.language.all'));
  });

  test('of the Statsforvalteren is for its own counties only', async () => {
    expect(idsIn((await get('/tjenester/lebesby')).body)).toContain('sf-klageinstans');
    expect((await get('/tjenester/sandnes')).body).not.toContain('sf-klageinstans');
    expect((await get('/tjenester/sandnes')).body).not.toContain('id="statsforvalteren"');
  });
});

describe('the way to the page', () => {
  test('an unknown municipality gets the numbers, and those there are to choose from', async () => {
    const { response, body } = await get('/tjenester/oslo?lang=se');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const number of NUMBERS) expect(body).toContain(`href="tel:${number}"`);
    for (const slug of slugs) expect(body).toContain(`href="/tjenester/${slug}?lang=se"`);
    expect(body).toContain(texts.t('se', 'web.services.unknownPlace'));
  });

  test('what is not a name does no harm', async () => {
    const { response, body } = await get('/tjenester/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(response.status).toBe(404);
    expect(body).not.toContain('<script');
  });

  test('without a municipality one is chosen', async () => {
    const { response, body } = await get('/tjenester');
    expect(response.status).toBe(200);
    for (const slug of slugs) expect(body).toContain(`href="/tjenester/${slug}?lang=nb"`);
  });

  test('leads from the chat without script, and from the page to try it', async () => {
    const chat = (await get('/chat?kommune=senja&lang=nb')).body;
    const apologies = chat.slice(chat.indexOf('class="without-script"'), chat.indexOf('id="messages"'));
    expect(apologies).toContain('href="/tjenester/senja?lang=nb"');
    expect(apologies).toContain('href="/tjenester/senja?lang=se"');
    expect((await get('/chat')).body).toContain('href="/tjenester?lang=nb"');
    expect((await get('/?kommune=senja&lang=se')).body).toContain('href="/tjenester/senja?lang=se"');
  });
});

describeInBrowser('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const PATHS = ['/tjenester/senja?lang=nb', '/tjenester/lebesby?lang=se', '/tjenester/oslo?lang=nb'];
  const LOOKS: Record<string, BrowserContextOptions> = {
    light: {},
    dark: { colorScheme: 'dark' },
    '320 px': { viewport: { width: 320, height: 640 } },
  };

  // axe is a script: it is put in from outside, past the policy of the page.
  test.each(Object.keys(LOOKS))('%s: has no fault that a machine can find', async (look) => {
    const { page, context } = await visit(browser, { ...LOOKS[look], bypassCSP: true });
    for (const path of PATHS) {
      await page.goto(site.url + path);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
    }
    await context.close();
  });

  test.each([
    ['320 px', 320, 640],
    ['1280 px at 400 %', 320, 180],
  ])('without script, %s: nothing has to be read sideways, and the numbers stay in view', async (_, width, height) => {
    const { page, context, faults, origins } = await visit(browser, {
      javaScriptEnabled: false,
      viewport: { width, height },
    });
    for (const path of PATHS) {
      await page.goto(site.url + path);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.goto(`${site.url}/tjenester/senja#senja-mottaksteamet`);
    const bar = await page.locator('#numbers').boundingBox();
    expect(bar?.y).toBe(0);
    expect(bar?.height).toBeLessThan(height / 3);
    const heading = await page.locator('#senja-mottaksteamet h4').boundingBox();
    expect(heading?.y).toBeGreaterThan(bar?.height ?? 0);
    expect(faults).toEqual([]);
    expect([...origins]).toEqual([new URL(site.url).origin]);
    await context.close();
  });

  test('the first press of Tab leads past the numbers, and Enter goes there', async () => {
    const { page, context } = await visit(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/tjenester/senja`);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip').evaluate((link) => link.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#tilbud');
    await context.close();
  });

  test('on paper: black on white, whole services, the numbers once, and nothing that can only be pressed', async () => {
    const { page, context } = await visit(browser, { javaScriptEnabled: false, colorScheme: 'dark' });
    await page.goto(`${site.url}/tjenester/senja`);
    await page.emulateMedia({ media: 'print' });
    const seen = (where: string, style: string) =>
      page.evaluate(
        `[...new Set([...document.querySelectorAll('${where}')].map((one) => getComputedStyle(one).${style}))]`,
      );
    expect(await seen('body, main *', 'color')).toEqual(['rgb(0, 0, 0)']);
    expect(await seen('body, main *', 'backgroundColor')).toEqual(['rgba(0, 0, 0, 0)']);
    expect(await seen('article', 'breakInside')).toEqual(['avoid']);
    for (const hidden of ['#numbers', 'nav', '.map', '.openNow', '.back']) {
      const shown = await page.locator(hidden).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
      expect([hidden, shown]).toEqual([hidden, 0]);
    }
    expect(await page.getByText('96 63 45 47').first().isVisible()).toBe(true);
    await context.close();
  });
});
