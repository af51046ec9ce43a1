/**
 * A conversation as a social worker reads it and as a test plays it: what is said, and what comes back.
 * It names text keys, services and facts, never whole sentences, so that words can be mended without breaking it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Conversation, TurnResult } from '../conversation/conversation.ts';
import type { Session } from '../conversation/session.ts';

const Expected = z.strictObject({
  says: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Text keys of the replies, in order'),
  services: z.array(z.string()).optional().describe('Services that must be shown, in any order'),
  first: z.string().optional().describe('The service that must be shown first'),
  not: z.array(z.string()).optional().describe('Services that must not be shown'),
  knows: z.record(z.string(), z.unknown()).optional().describe('Facts that must be remembered'),
  acute: z.enum(['113', '116117', 'crisis', 'concern', 'none']).optional(),
  numbers: z.array(z.string()).optional().describe('Numbers that must be shown, in this order'),
  locale: z.enum(['nb', 'se']).optional(),
});

const Turn = z.union([
  z.strictObject({ resident: z.string(), bot: Expected }),
  z.strictObject({ presses: z.string(), bot: Expected }),
]);

export const Scenario = z.strictObject({
  title: z.string(),
  municipality: z.string().optional(),
  locale: z.enum(['nb', 'se']).default('nb'),
  role: z.enum(['resident', 'employee']).default('resident'),
  now: z.iso.datetime({ offset: true }).default('2026-11-23T10:00:00+01:00'),
  turns: z.array(Turn).min(1),
  helpByTurn: z.int().min(1).optional().describe('The turn by which a service or a number must have been shown'),
});
export type Scenario = z.infer<typeof Scenario>;

/** A scenario with the folder (life situation) and file it stands in. */
export interface FiledScenario {
  readonly situation: string;
  readonly file: string;
  readonly scenario: Scenario;
}

/** All scenarios below `dir`, one folder a life situation. Throws with the file's name when one cannot be read. */
export function readScenarios(dir: string): FiledScenario[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: situation }) =>
      readdirSync(join(dir, situation))
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => ({ situation, file: basename(file, '.yaml'), scenario: readOne(join(dir, situation, file)) })),
    );
}

function readOne(path: string): Scenario {
  try {
    return Scenario.parse(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

/** One played turn: what went in, what is expected, what came out. */
export interface PlayedTurn {
  readonly said: string;
  readonly expected: z.infer<typeof Expected>;
  readonly result: TurnResult;
}

/** Plays a scenario from its beginning. */
export function play({ municipality, locale, role, now, turns }: Scenario, conversation: Conversation): PlayedTurn[] {
  const at = new Date(now);
  let session: Session = conversation.start({ locale, role, ...(municipality === undefined ? {} : { municipality }) });
  return turns.map((turn) => {
    const message = 'presses' in turn ? { text: '', choice: turn.presses } : { text: turn.resident };
    const result = conversation.takeTurn(session, message, at);
    session = result.session;
    return { said: 'presses' in turn ? `[${turn.presses}]` : turn.resident, expected: turn.bot, result };
  });
}
