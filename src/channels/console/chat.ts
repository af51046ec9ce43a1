/**
 * Talks in the terminal. Numbers choose a button, everything else is read as typed.
 */
import type { Interface } from 'node:readline/promises';
import type { Conversation, TurnResult } from '../../conversation/conversation.ts';
import type { Clock, Message, Opening } from '../../conversation/ports.ts';
import { type Choice, replyAsText } from '../../conversation/reply.ts';

/** What the terminal needs: the core, a clock, where to read lines and where to write. */
export interface ChatPorts {
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly lines: Pick<Interface, typeof Symbol.asyncIterator>;
  readonly write: (text: string) => void;
}

/** Runs until the input ends or the person writes `/slutt`. */
export async function chat(opening: Opening, { conversation, clock, lines, write }: ChatPorts): Promise<void> {
  let session = conversation.start(opening);
  let choices = show(conversation.greet(session, clock.now()), write);
  for await (const line of lines) {
    if (line.trim() === '/slutt') return;
    const result = conversation.takeTurn(session, messageFrom(line, choices), clock.now());
    session = result.session;
    choices = show(result, write);
  }
}

/** A line that is the number of a button presses it. */
function messageFrom(line: string, choices: readonly Choice[]): Message {
  const chosen = /^\s*#\d+\s*$/.test(line) ? choices[Number(line.trim().slice(1)) - 1] : undefined;
  return chosen === undefined ? { text: line } : { text: chosen.label, choice: chosen.id };
}

function show({ replies }: TurnResult, write: (text: string) => void): readonly Choice[] {
  const choices = replies.flatMap((reply) => reply.choices);
  for (const reply of replies) write(`\n${replyAsText({ ...reply, choices: [] })}\n`);
  if (choices.length > 0) write(`\n${choices.map(({ label }, index) => `#${index + 1} ${label}`).join('   ')}\n`);
  write('\n> ');
  return choices;
}
