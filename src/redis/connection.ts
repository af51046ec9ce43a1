/**
 * The connection to Redis that sessions and counts share.
 */
import { createClient } from '@redis/client';

/** What is reported: the name of the failing step and the error's name, never a key or a value. */
export type Report = (step: string, error: unknown) => void;

/** Somebody waits for an answer, and it may be acute: a database that does not answer is given up after two seconds. */
const COMMAND_MS = 2000;

/** An open connection. */
export interface RedisConnection {
  readonly client: ReturnType<typeof clientFor>;
  close(): Promise<void>;
}

/**
 * Connects to `url` (`redis://…`). Rejects with the mend when nobody answers there. Later failures are reported, and
 * commands fail at once while the client reconnects by itself.
 */
export async function connectRedis(url: string, report: Report): Promise<RedisConnection> {
  let connected = false;
  const client = clientFor(url, (retries) => (connected ? Math.min(retries * 100, 2000) : false));
  client.on('error', (error) => report('stay connected', error));
  try {
    await client.connect();
    connected = true;
  } catch {
    throw new Error(
      `REDIS_URL: nobody answers at ${new URL(url).host}: start Redis there, or remove REDIS_URL to keep sessions in memory`,
    );
  }
  return {
    client,
    async close() {
      await client.close();
    },
  };
}

/** A client that is not yet connected. Its type follows from the options, so it is made in one place. */
function clientFor(url: string, reconnectStrategy: (retries: number) => number | false) {
  return createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: COMMAND_MS, reconnectStrategy } });
}

/** The answer of Redis, or a rejection when it takes longer than `COMMAND_MS`. */
export async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${COMMAND_MS} ms`)), COMMAND_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
