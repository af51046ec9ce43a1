/**
 * /api/messages: where Azure Bot Service delivers messages from Teams and other channels.
 */
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { createTurnQueue } from '../../sessions/turns.ts';
import { isLocal, isLoopback } from '../server/caller.ts';
import { Problem } from '../server/problem.ts';
import { answerFailures } from './failures.ts';

/** What the route needs. */
export interface MessagesPorts {
  readonly config: Pick<Config, 'microsoftApp' | 'unauthenticatedBot'>;
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly report: (step: string, error: unknown) => void;
}

const PATH = '/api/messages';
const id = z.string().min(1).max(1024);

/** What the adapter fails on, or answers late, when it is missing. The other fields are the channel's own business. */
const delivered = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: id,
  serviceUrl: z.string().refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
  conversation: z.looseObject({ id }),
  from: z.looseObject({ id }),
  recipient: z.looseObject({ id }),
  text: z.string().nullish(),
});

/**
 * Mounts the route. With an app registration callers must prove that they are Azure Bot Service. Without one the route
 * is closed; in development it can be opened for callers and bots on this machine.
 */
export function mountMessages(server: Server, ports: MessagesPorts): void {
  const { microsoftApp, unauthenticatedBot } = ports.config;
  if (microsoftApp === null && !unauthenticatedBot) {
    server.post(PATH, async function refuseMessages() {
      throw new Problem(
        404,
        'NotConfigured',
        'Teams is not set up here: set MicrosoftAppId and the settings beside it.',
      );
    });
    return;
  }
  const adapter = new MessagesAdapter(ports);
  server.post(PATH, async function takeMessage(request: Request, response: Response) {
    if (microsoftApp === null && !isLocal(request)) {
      throw new Problem(403, 'LocalOnly', 'Without an app registration only callers on this machine are let in.');
    }
    const activity = readDelivered(request.body, microsoftApp === null);
    const answer = await adapter.take(request.headers.authorization ?? '', activity);
    response.send(answer?.status ?? 200, answer?.body);
  });
}

function readDelivered(body: unknown, localOnly: boolean): Activity {
  const parsed = delivered.safeParse(body);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'body'))].join(', ');
    throw new Problem(400, 'BadActivity', `Missing or wrong in the activity: ${fields}.`);
  }
  if (localOnly && !isLoopback(new URL(parsed.data.serviceUrl).hostname)) {
    throw new Problem(400, 'BadActivity', 'Without an app registration serviceUrl must be on this machine.');
  }
  return parsed.data as unknown as Activity;
}

/**
 * The SDK's adapter, called without its `process`: that one prints errors, with what was said, on the console.
 */
class MessagesAdapter extends CloudAdapter {
  readonly #ports: MessagesPorts;
  readonly #turns = createTurnQueue();

  constructor(ports: MessagesPorts) {
    super(new ConfigurationBotFrameworkAuthentication(credentials(ports.config.microsoftApp)));
    this.#ports = ports;
    answerFailures(this, ports.report);
  }

  /** Runs the turns of one conversation one by one, after the caller is known. Throws Problem 401 for an unknown one. */
  async take(authorization: string, activity: Activity) {
    try {
      return await this.processActivity(authorization, activity, (context) =>
        this.#turns.run(activity.conversation.id, () => this.#ports.logic(context)),
      );
    } catch (error) {
      if ((error as { statusCode?: unknown } | null)?.statusCode !== 401) throw error;
      throw new Problem(
        401,
        'Unauthorized',
        'The caller is not Azure Bot Service, or the app registration is another.',
      );
    }
  }
}

function credentials(app: Config['microsoftApp']) {
  return app === null
    ? {}
    : {
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppId: app.id,
        MicrosoftAppPassword: app.password,
        MicrosoftAppTenantId: app.tenantId,
      };
}
