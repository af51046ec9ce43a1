/**
 * What a client may send: the few fields we know, and nothing else of the activity.
 */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { Problem } from '../server/problem.ts';

/** Ids and labels are short; longer ones are not from a client we know. */
const short = z.string().max(200);

/** How Web Chat marks its own messages and pressed buttons. It looks for these when the message comes back. */
const channelData = z.object({
  clientActivityID: short.optional(),
  postBack: z.boolean().optional(),
  messageBack: z.object({ displayText: short.optional(), text: short.optional() }).optional(),
});

const incoming = z.object({
  type: z.string().min(1).max(100),
  text: z.string().optional().catch(undefined),
  locale: short.optional().catch(undefined),
  value: z.object({ choice: short }).optional().catch(undefined),
  channelData: channelData.optional().catch(undefined),
});

/** An activity as a client posts it. Who wrote it is known from the token, never from here. */
export type Incoming = z.infer<typeof incoming>;

/** The known fields of a posted body. Throws Problem 400 when it is not an activity. */
export function readIncoming(body: unknown): Incoming {
  const parsed = incoming.safeParse(body);
  if (!parsed.success) throw new Problem(400, 'MissingProperty', 'Send an activity with a type, for example message.');
  return parsed.data;
}

/** The same activity again: a client that got no answer sends it once more. */
export function isRepeat(earlier: Partial<Activity>, incoming: Incoming): boolean {
  const id = incoming.channelData?.clientActivityID;
  return id !== undefined && earlier.channelData?.clientActivityID === id;
}
