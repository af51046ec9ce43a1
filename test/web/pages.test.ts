/**
 * The pages as the server sends them, before any script: words, numbers, headers.
 */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
    expect((await get('/?kommune=tromso&lang=se')).body).toContain('<iframe src="/chat?kommune=tromso&amp;lang=se"');
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
    expect(policy).toContain("script-src 'self'; style-src 'self'");
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

test('script and style of the chat are at most 35 kB, compressed', async () => {
  const files = filesOf((await get('/chat')).body).filter((file) => /js$|css$/.test(file));
  const sizes = await Promise.all(files.map(async (file) => gzipSync((await get(file)).body).byteLength));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(35_000);
});
