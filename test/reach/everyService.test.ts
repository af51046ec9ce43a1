/** Every service of the catalogue is reached by what somebody would write: none is there in vain. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Role } from '../../dialogs/events.ts';
import { servicesOf } from '../../src/channels/replay/replay.ts';
import { mayBeShown } from '../../src/conversation/offers.ts';
import { core } from '../helpers/core.ts';

interface Reach {
  readonly service: string;
  readonly municipality: string;
  readonly role: Role;
  readonly text: string;
}

const NOW = new Date('2026-11-23T10:00:00+01:00');
const messages = readFileSync(join(import.meta.dirname, 'messages.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Reach);
const { catalogue } = core.ports;
const services = [
  ...catalogue.municipalities().flatMap(({ slug }) => catalogue.servicesOf(slug)),
  ...catalogue.national(),
].filter((service) => mayBeShown(service, 'employee'));

test('every service that may be shown has a message', () => {
  const asked = new Set(messages.map(({ service }) => service));
  expect(services.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
});

describe('what somebody would write', () => {
  test.each(messages)('$service: $text', ({ service, municipality, role, text }) => {
    const opened = core.conversation.start({ municipality, role });
    const { replies, failure } = core.conversation.takeTurn(opened, { text }, NOW);
    expect(failure).toBeNull();
    expect(servicesOf(replies)).toContain(service);
  });
});
