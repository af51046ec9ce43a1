/**
 * The pages as the server sends them, before any script: words, numbers, headers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { ALWAYS_IN_VIEW } from '../../src/conversation/lastResort.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { type Site, startSite } from './site.ts';

const texts = createTexts();
let site: Site;
beforeAll(async () => {
  site = await startSite({ allowedOrigins: ['https://www.senja.kommune.no'] });
});
afterAll(() => site.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(site.url + path, { headers });
  return { response, body: await response.text() };
};

const filesOf = (body: string) =>
  [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path as string);

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

describe('the first HTML', () => {
  test.each(['nb', 'se'] as const)(
    'in %s greets in both languages, says it is a machine, and has the numbers',
    async (locale) => {
      const { response, body } = await get(`/chat?kommune=senja&lang=${locale}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(body).toContain(`<html lang="${locale}"`);
      expect(body).toContain(texts.t('nb', 'greeting.hello'));
      expect(body).toContain(texts.t('se', 'greeting.hello'));
      for (const { label, number, tel } of ALWAYS_IN_VIEW[locale]) {
        expect(body).toMatch(new RegExp(`<a href="${tel}">[^/]*${label}</span> <strong>${number}</strong></a>`));
      }
    },
  );

  test('knows the municipality, and lets an unknown one be', async () => {
    expect((await get('/chat?kommune=senja')).body).toContain('data-municipality="senja"');
    expect((await get('/chat?kommune=senja')).body).toContain('Jeg kjenner hjelpen i Senja');
    expect((await get('/chat?kommune=%22%3E%3Cscript%3E')).body).toContain('data-municipality=""');
  });

  test('the page to try it offers every municipality and both languages', async () => {
    const { body } = await get('/?lang=nb');
    expect(body).toContain('href="/?kommune=tromso&amp;lang=nb"');
    expect(body).toContain('href="/?lang=se" lang="se"');
    expect((await get('/?kommune=tromso&lang=se')).body).toContain(
      '<script src="/embed.js" data-kommune="tromso" data-language="se" async></script>',
    );
    expect(body).toContain(texts.t('nb', 'web.demo.notice'));
  });

  test('has no script, style or handler written into it', async () => {
    for (const path of ['/', '/chat']) {
      const { body } = await get(path);
      expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/);
    }
  });
});

describe('headers', () => {
  test.each(['/', '/chat'])('%s runs nothing of others, and says who may show it', async (path) => {
    const { response } = await get(path);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'self' https://www.senja.kommune.no");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('the stream is let through under the address residents use', async () => {
    const other = await startSite({ publicUrl: 'https://hjelp.senja.kommune.no' });
    const policy = (await fetch(`${other.url}/chat`)).headers.get('content-security-policy');
    await other.close();
    expect(policy).toContain("connect-src 'self' wss://hjelp.senja.kommune.no;");
  });

  test('files are kept for ever under their name', async () => {
    const files = filesOf((await get('/chat')).body);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const { response } = await get(file);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toBe(TYPES[file.split('.').at(-1) ?? '']);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-encoding')).toBe('gzip');
      const plain = await get(file, { 'Accept-Encoding': 'identity' });
      expect(plain.response.headers.get('content-encoding')).toBeNull();
      const again = await get(file, { 'If-None-Match': response.headers.get('etag') ?? '' });
      expect(again.response.status).toBe(304);
    }
  });

  test('a page that has not changed is not sent again', async () => {
    const { response } = await get('/chat');
    const again = await get('/chat', { 'If-None-Match': response.headers.get('etag') ?? '' });
    expect(again.response.status).toBe(304);
    expect(again.body).toBe('');
    expect((await fetch(`${site.url}/chat`, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('who may show the chat in a frame', () => {
  const SENJA = ['https://www.senja.kommune.no', 'https://senja.no'];
  const TROMSO = ['https://www.tromso.kommune.no'];
  const PARTNER = 'https://partner.example';
  let embedded: Site;
  beforeAll(async () => {
    const embedOrigins = new Map([
      ['senja', SENJA],
      ['tromso', TROMSO],
    ]);
    const catalogue = loadCatalogue(join(import.meta.dirname, '../../data'));
    embedded = await startSite({ allowedOrigins: [PARTNER], embedOrigins }, catalogue);
  });
  afterAll(() => embedded.close());

  const ancestors = async (at: Site, path: string) => {
    const policy = (await fetch(at.url + path)).headers.get('content-security-policy') ?? '';
    return /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ');
  };

  test.each(['/chat?kommune=senja', '/chat?kommune=senja&lang=se', '/tjenester/senja'])(
    '%s: the origins of the municipality, and no other municipality',
    async (path) => {
      expect(await ancestors(embedded, path)).toEqual(["'self'", PARTNER, ...SENJA]);
    },
  );

  test.each(['/chat', '/chat?kommune=atlantis', '/tjenester', '/tjenester/atlantis', '/'])(
    '%s, which is about none: all that are named',
    async (path) => {
      expect(await ancestors(embedded, path)).toEqual(["'self'", PARTNER, ...SENJA, ...TROMSO]);
    },
  );

  test('with nothing set: pages of our own', async () => {
    const plain = await startSite();
    expect(await ancestors(plain, '/chat?kommune=senja')).toEqual(["'self'"]);
    expect(await ancestors(plain, '/chat')).toEqual(["'self'"]);
    await plain.close();
  });

  test('embed.js is for pages of others, the rest is not; and none of it is for their scripts to read', async () => {
    const files = filesOf(await (await fetch(`${embedded.url}/chat`)).text());
    for (const path of ['/embed.js', '/chat', '/', ...files]) {
      const { headers } = await fetch(embedded.url + path, { headers: { Origin: PARTNER } });
      expect([path, headers.get('cross-origin-resource-policy')]).toEqual([
        path,
        path === '/embed.js' ? 'cross-origin' : 'same-origin',
      ]);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('embed.js', () => {
  test('is at most 6 kB, compressed, and is asked for again after an hour', async () => {
    const { response, body } = await get('/embed.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(gzipSync(body).byteLength).toBeLessThanOrEqual(6000);
    const again = await get('/embed.js', { 'If-None-Match': response.headers.get('etag') ?? '' });
    expect(again.response.status).toBe(304);
  });

  test('stores nothing, and names no host', async () => {
    const { body } = await get('/embed.js');
    expect(body).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|innerHTML|\beval\b|Function\(/);
    expect([...body.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address)).toEqual(['http://www.w3.org']);
  });
});

test('all that the chat needs for its first question is at most 35 kB, compressed, and a tenth of Web Chat', async () => {
  const { body } = await get('/chat?kommune=senja');
  const files = filesOf(body).filter((file) => /js$|css$/.test(file));
  expect(files).toHaveLength(2);
  const all = [body, ...(await Promise.all(files.map(async (file) => (await get(file)).body)))];
  const size = all.map((text) => gzipSync(text).byteLength).reduce((sum, one) => sum + one, 0);
  expect(size).toBeLessThanOrEqual(35_000);
  const webChat = readFileSync(join(import.meta.dirname, '../../node_modules/botframework-webchat/dist/webchat.js'));
  expect(size).toBeLessThanOrEqual(gzipSync(webChat).byteLength / 10);
});
