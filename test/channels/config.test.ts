import { describe, expect, test } from '@jest/globals';
import { ConfigError, parseConfig } from '../../src/config.ts';

const APP = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'hemmelig',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
};

describe('settings', () => {
  test('with nothing set it runs on this machine only, without Teams, with sessions in memory', () => {
    expect(parseConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      publicUrl: null,
      allowedOrigins: [],
      embedOrigins: new Map(),
      exitUrl: 'https://www.yr.no',
      directLineSecret: null,
      microsoftApp: null,
      unauthenticatedBot: false,
      redisUrl: null,
      countsFile: null,
      bodyLimitBytes: 65_536,
    });
  });

  test('an empty setting is an absent one', () => {
    expect(parseConfig({ PORT: '', REDIS_URL: ' ', ALLOWED_ORIGINS: '' })).toEqual(parseConfig({}));
  });

  test('reads what is set', () => {
    const config = parseConfig({
      ...APP,
      PORT: '8080',
      ALLOWED_ORIGINS: 'https://www.senja.kommune.no, https://senja.no',
      SESSION_MINUTES: '15',
      TRUST_PROXY: '1',
      COUNTS_FILE: '/var/lib/hjelpefinner/counts.json',
    });
    expect(config.port).toBe(8080);
    expect(config.allowedOrigins).toEqual(['https://www.senja.kommune.no', 'https://senja.no']);
    expect(config.idleSeconds).toBe(900);
    expect(config.trustedProxies).toBe(1);
    expect(config.countsFile).toBe('/var/lib/hjelpefinner/counts.json');
    expect(config.microsoftApp).toEqual({
      id: APP.MicrosoftAppId,
      password: 'hemmelig',
      tenantId: APP.MicrosoftAppTenantId,
    });
  });

  test('all faults are named at once, with the mend and without the value', () => {
    const faulty = {
      PORT: 'åtti',
      DIRECTLINE_SECRET: 'for kort hemmelighet',
      ALLOWED_ORIGINS: 'https://senja.no/side',
      PUBLIC_URL: 'hjelp.senja.no',
      EXIT_URL: 'javascript:alert(1)',
      DEV_UNAUTHENTICATED_BOT: 'javisst',
    };
    const message = faultOf(faulty);
    for (const name of Object.keys(faulty)) expect(message).toContain(`${name}: `);
    for (const value of Object.values(faulty)) expect(message).not.toContain(value);
    expect(message).toContain('openssl rand');
  });

  test('origins that embed are read by municipality', () => {
    const value = 'senja=https://www.senja.kommune.no  https://senja.no;\n tromso = https://www.tromso.kommune.no ;';
    expect([...parseConfig({ EMBED_ORIGINS: value }).embedOrigins]).toEqual([
      ['senja', ['https://www.senja.kommune.no', 'https://senja.no']],
      ['tromso', ['https://www.tromso.kommune.no']],
    ]);
  });

  test.each([
    'https://www.senja.kommune.no',
    'senja',
    'senja=',
    'senja=www.senja.kommune.no',
    'senja=https://www.senja.kommune.no/',
    'senja=https://*.kommune.no',
    'senja=ftp://senja.no',
    "senja='self'",
    'Senja=https://senja.no',
    'senja=https://senja.no, https://tromso.no',
    'senja=https://senja.no=https://tromso.no',
  ])('EMBED_ORIGINS: %s is refused with the way to write it', (value) => {
    expect(faultOf({ EMBED_ORIGINS: value })).toContain('EMBED_ORIGINS: write senja=https://www.senja.kommune.no ');
  });

  test('EMBED_ORIGINS with a municipality twice is refused', () => {
    const value = 'senja=https://senja.no; senja=https://www.senja.kommune.no';
    expect(faultOf({ EMBED_ORIGINS: value })).toContain('EMBED_ORIGINS: name each municipality once');
  });

  test.each(Object.keys(APP))('%s alone is half an app registration', (name) => {
    const others = Object.keys(APP).filter((other) => other !== name);
    const message = faultOf({ [name]: APP[name as keyof typeof APP] });
    for (const other of others) expect(message).toContain(`${other}: set it too, or remove ${name}`);
  });

  test('an app registration and the open development mode exclude each other', () => {
    expect(faultOf({ ...APP, DEV_UNAUTHENTICATED_BOT: 'true' })).toContain('DEV_UNAUTHENTICATED_BOT: remove it');
  });

  test('a bot for several tenants is refused', () => {
    expect(faultOf({ ...APP, MicrosoftAppType: 'MultiTenant' })).toContain('MicrosoftAppType: write SingleTenant');
  });
});

function faultOf(env: Record<string, string>): string {
  try {
    parseConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('the settings were taken');
}
