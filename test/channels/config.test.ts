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
      exitUrl: 'https://www.yr.no',
      directLineSecret: null,
      microsoftApp: null,
      unauthenticatedBot: false,
      redisUrl: null,
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
    });
    expect(config.port).toBe(8080);
    expect(config.allowedOrigins).toEqual(['https://www.senja.kommune.no', 'https://senja.no']);
    expect(config.idleSeconds).toBe(900);
    expect(config.trustedProxies).toBe(1);
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
