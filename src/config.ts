/**
 * The settings, read once at start. A wrong one stops the start with a line that names the variable and the mend.
 */
import { z } from 'zod';

/** A setting that is absent and one that is empty (`PORT=`) mean the same. */
type Environment = Readonly<Record<string, string | undefined>>;

const wholeNumber = (from: number, to: number, standard: number) =>
  z
    .string()
    .regex(/^[0-9]+$/, `write a whole number from ${from} to ${to}`)
    .transform(Number)
    .pipe(z.number().min(from, `use at least ${from}`).max(to, `use at most ${to}`))
    .default(standard);

const yesOrNo = z
  .enum(['true', 'false'], 'write true or false')
  .transform((value) => value === 'true')
  .default(false);

/**
 * `https://www.senja.kommune.no`: scheme, host and port, nothing after. A URL takes `*` and `,` in a host, but in a
 * Content-Security-Policy they would mean something else.
 */
const isOrigin = (value: string): boolean =>
  /^https?:\/\/[a-z0-9.:[\]-]+$/.test(value) && URL.canParse(value) && new URL(value).origin === value;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An address on the open web: a page that is left in a hurry must arrive somewhere. */
const isWebAddress = (value: string): boolean => URL.canParse(value) && new URL(value).protocol === 'https:';

const origins = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine((list) => list.every(isOrigin), 'write origins such as https://www.senja.kommune.no, with commas between')
  .default([]);

/** `senja=https://www.senja.kommune.no https://senja.no; tromso=https://www.tromso.kommune.no` */
const originsByMunicipality = z
  .string()
  .transform((value) =>
    value
      .split(';')
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [slug = '', ...rest] = part.split('=').map((side) => side.trim());
        return { slug, origins: rest.join('=').split(/\s+/) };
      }),
  )
  .refine(
    (list) => list.every(({ slug, origins }) => SLUG.test(slug) && origins.every(isOrigin)),
    'write senja=https://www.senja.kommune.no https://senja.no; tromso=https://www.tromso.kommune.no',
  )
  .refine(
    (list) => new Set(list.map(({ slug }) => slug)).size === list.length,
    'name each municipality once, with all its origins after it',
  )
  .transform((list) => new Map(list.map(({ slug, origins }) => [slug, origins])))
  .default(new Map());

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 3978),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'write the address residents use, for example https://hjelp.senja.kommune.no, nothing after it')
    .optional(),
  TRUST_PROXY: wholeNumber(0, 5, 0),
  ALLOWED_ORIGINS: origins,
  EMBED_ORIGINS: originsByMunicipality,
  MUNICIPALITY: z
    .string()
    .regex(SLUG, 'write the name of a folder in data/municipalities, for example senja')
    .optional(),
  EXIT_URL: z
    .string()
    .refine(isWebAddress, 'write the https address of a page that says nothing of help, for example https://www.yr.no')
    .default('https://www.yr.no'),
  DIRECTLINE_SECRET: z
    .string()
    .min(32, 'use at least 32 characters, for example from: openssl rand -hex 32')
    .optional(),
  TOKEN_MINUTES: wholeNumber(1, 1440, 30),
  SESSION_MINUTES: wholeNumber(1, 1440, 60),
  MAX_CONVERSATIONS: wholeNumber(1, 1_000_000, 2000),
  RATE_LIMIT_REQUESTS: wholeNumber(1, 1_000_000, 600),
  RATE_LIMIT_STARTS: wholeNumber(1, 1_000_000, 60),
  RATE_LIMIT_MESSAGES: wholeNumber(1, 1_000_000, 40),
  RELOAD_SECONDS: wholeNumber(0, 86_400, 5),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'write one of fatal, error, warn, info, debug, silent')
    .default('info'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'write redis://host:port or rediss://user:password@host:port')
    .optional(),
  COUNTS_FILE: z.string().optional(),
  MicrosoftAppId: z.guid('write the id (a GUID) of the app registration').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.guid('write the id (a GUID) of the tenant').optional(),
  MicrosoftAppType: z
    .literal('SingleTenant', 'write SingleTenant: the bot belongs to one organisation')
    .default('SingleTenant'),
  DEV_UNAUTHENTICATED_BOT: yesOrNo,
});

/** The app registration that Teams and other Bot Framework channels know the bot by. */
export interface MicrosoftApp {
  readonly id: string;
  readonly password: string;
  readonly tenantId: string;
}

/** Everything that can be set from outside, with units in the names. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The origin residents use, when it differs from the Host header; without a slash at the end. */
  readonly publicUrl: string | null;
  /** How many proxies stand before the server and add to X-Forwarded-For. 0: the header is not believed. */
  readonly trustedProxies: number;
  /** Origins that may call the API from a page and show the chat in a frame, beside the server's own. */
  readonly allowedOrigins: readonly string[];
  /** Origins that may show the chat of a municipality in a frame, by its slug. They may not call the API. */
  readonly embedOrigins: ReadonlyMap<string, readonly string[]>;
  /** The municipality of conversations that do not name one. */
  readonly municipality: string | null;
  /** Where "Forlat siden" leads: a page that nobody wonders about. */
  readonly exitUrl: string;
  /** Signs tokens. Null: the server makes one at start, and tokens end with the process. */
  readonly directLineSecret: string | null;
  readonly tokenSeconds: number;
  /** A conversation in which nothing has been said for so long is forgotten. */
  readonly idleSeconds: number;
  /** Each can take 256 kB, and takes about 30. */
  readonly maxConversations: number;
  readonly bodyLimitBytes: number;
  /** All per minute: requests and new conversations per address, messages per conversation. */
  readonly limits: { readonly requests: number; readonly starts: number; readonly messages: number };
  /** How often it is looked whether the data has changed; 0 for never. */
  readonly reloadSeconds: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly redisUrl: string | null;
  /** Path of the file in which answers are counted; null to count in Redis, or in memory. */
  readonly countsFile: string | null;
  readonly microsoftApp: MicrosoftApp | null;
  /** Opens /api/messages without authentication, for callers on the same machine only. */
  readonly unauthenticatedBot: boolean;
}

/** Long enough for a whole letter pasted into one message, and small enough to hold for every caller at once. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** A setting is missing or wrong; the message has one line for each, with the variable and the mend. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The settings in `env`. Throws ConfigError with every fault at once; values, which may be secrets, are never shown. */
export function parseConfig(env: Environment): Config {
  const parsed = variables.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '')),
  );
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const set = parsed.data;
  return {
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL ?? null,
    trustedProxies: set.TRUST_PROXY,
    allowedOrigins: set.ALLOWED_ORIGINS,
    embedOrigins: set.EMBED_ORIGINS,
    municipality: set.MUNICIPALITY ?? null,
    exitUrl: set.EXIT_URL,
    directLineSecret: set.DIRECTLINE_SECRET ?? null,
    tokenSeconds: set.TOKEN_MINUTES * 60,
    idleSeconds: set.SESSION_MINUTES * 60,
    maxConversations: set.MAX_CONVERSATIONS,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    limits: { requests: set.RATE_LIMIT_REQUESTS, starts: set.RATE_LIMIT_STARTS, messages: set.RATE_LIMIT_MESSAGES },
    reloadSeconds: set.RELOAD_SECONDS,
    logLevel: set.LOG_LEVEL,
    redisUrl: set.REDIS_URL ?? null,
    countsFile: set.COUNTS_FILE ?? null,
    microsoftApp: microsoftApp(set),
    unauthenticatedBot: set.DEV_UNAUTHENTICATED_BOT,
  };
}

/** The app registration, or null when none is set. Half of one is a fault: the bot would start and answer nobody. */
function microsoftApp(set: z.infer<typeof variables>): MicrosoftApp | null {
  const parts = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const;
  const missing = parts.filter((part) => set[part] === undefined);
  if (missing.length === parts.length) return null;
  if (missing.length > 0) {
    const given = parts.filter((part) => !missing.includes(part)).join(', ');
    throw new ConfigError(
      missing.map((part) => `${part}: set it too, or remove ${given} to run without Teams`).join('\n'),
    );
  }
  if (set.DEV_UNAUTHENTICATED_BOT) {
    throw new ConfigError('DEV_UNAUTHENTICATED_BOT: remove it, or remove MicrosoftAppId: both at once make no sense');
  }
  return {
    id: set.MicrosoftAppId as string,
    password: set.MicrosoftAppPassword as string,
    tenantId: set.MicrosoftAppTenantId as string,
  };
}
