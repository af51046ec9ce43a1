/**
 * Replays conversations from JSON lines through the same core as every channel. One JSON object in, one out.
 * A bad line gives `{"id"|"line", "error"}`; the others still run.
 */
import { z } from 'zod';
import type { Conversation } from '../../conversation/conversation.ts';
import { type Reply, replyAsText } from '../../conversation/reply.ts';
import { stateName } from '../../conversation/session.ts';

const Line = z.strictObject({
  id: z.union([z.string(), z.number()]),
  turns: z.array(z.string()).min(1),
  municipality: z.string().nullish(),
  locale: z.enum(['nb', 'se']).nullish(),
  now: z.iso.datetime({ offset: true, local: true }).nullish(),
  role: z.enum(['resident', 'employee']).nullish(),
});

/** What replaying needs: the core, which municipalities there are, and the time for lines that give none. */
export interface ReplayPorts {
  readonly conversation: Conversation;
  readonly municipalities: readonly string[];
  readonly now: () => Date;
}

/** The answer to each line of `input`, in order, and whether any line was bad. Empty lines are skipped. */
export function replay(input: string, ports: ReplayPorts): { lines: string[]; failed: boolean } {
  let failed = false;
  const lines = input.split(/\r?\n/).flatMap((text, index) => {
    if (text.trim() === '') return [];
    const answer = replayLine(text, index + 1, ports);
    failed ||= 'error' in answer;
    return [JSON.stringify(answer)];
  });
  return { lines, failed };
}

function replayLine(text: string, number: number, ports: ReplayPorts): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { line: number, error: 'not JSON: write one JSON object a line' };
  }
  const named = nameOf(parsed, number);
  const line = Line.safeParse(parsed);
  if (!line.success) {
    const problems = line.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
    return { ...named, error: problems.join('; ') };
  }
  const { municipality } = line.data;
  if (typeof municipality === 'string' && !ports.municipalities.includes(municipality)) {
    return { ...named, error: `municipality: "${municipality}" is unknown: use ${ports.municipalities.join(', ')}` };
  }
  return { ...named, turns: turnsOf(line.data, ports) };
}

function nameOf(parsed: unknown, number: number): { id: unknown } | { line: number } {
  const id = typeof parsed === 'object' && parsed !== null && 'id' in parsed ? parsed.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { id } : { line: number };
}

function turnsOf(line: z.infer<typeof Line>, { conversation, now }: ReplayPorts): unknown[] {
  const at = line.now == null ? now() : new Date(line.now);
  let session = conversation.start({
    ...(line.municipality == null ? {} : { municipality: line.municipality }),
    ...(line.locale == null ? {} : { locale: line.locale }),
    ...(line.role == null ? {} : { role: line.role }),
  });
  return line.turns.map((user) => {
    const result = conversation.takeTurn(session, { text: user }, at);
    session = result.session;
    const { facts, locale } = session.memory;
    return {
      user,
      acute:
        result.acute === null
          ? null
          : { level: result.acute.level, signal: result.acute.signal, why: result.acute.why },
      state: stateName(session, result.acute !== null),
      locale,
      slots: { need: facts.needs, audience: facts.audience, age: facts.age, municipality: facts.municipality },
      services: servicesOf(result.replies),
      reply: result.replies.map(replyAsText).join('\n\n'),
    };
  });
}

/** The services that are shown, best first: cards, or the one a question is answered about, or an alarm's lines. */
export function servicesOf(replies: readonly Reply[]): string[] {
  const offered = replies.flatMap(({ cards, about }) => (about === undefined ? cards.map(({ id }) => id) : [about]));
  if (offered.length > 0) return offered;
  return replies.filter(({ urgent }) => urgent).flatMap(({ numbers }) => numbers.map(({ id }) => id));
}
