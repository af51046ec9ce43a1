/**
 * Counts how often messages by held-out authors find their service.
 * `npm run -s blind`; figures only, never the messages.
 */
import { join } from 'node:path';
import { servicesOf } from '../channels/replay/replay.ts';
import { createCore } from '../core.ts';
import { readBlind } from './blindMessages.ts';
import { isOffered } from './catalogue/checks/offered.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOW = new Date('2026-11-23T10:00:00+01:00');

interface ServiceMessage {
  readonly service: string;
  readonly text: string;
  readonly audience: 'self' | 'relative' | 'employee';
}

const { conversation, ports } = createCore(ROOT);

const percent = (part: number, of: number) => (of === 0 ? '–' : `${((100 * part) / of).toFixed(0)} % of ${of}`);

/** Services offered to the writer, by the first reply to one message, with the municipality known. */
function servicesShown({ service, text, audience }: ServiceMessage): string[] {
  const municipality = ports.catalogue.service(service)?.municipality ?? 'senja';
  const role = audience === 'employee' ? 'employee' : 'resident';
  const session = conversation.start({ municipality, role });
  const { replies } = conversation.takeTurn(session, { text }, NOW);
  return servicesOf(replies);
}

const offered = readBlind<ServiceMessage>(ROOT, 'services').filter(({ service }) => {
  const record = ports.catalogue.service(service);
  return record !== undefined && isOffered(record);
});
for (const [author, messages] of Map.groupBy(offered, (message) => message.author)) {
  const shown = messages.map((message) => ({ message, ids: servicesShown(message) }));
  const first = shown.filter(({ message, ids }) => ids[0] === message.service).length;
  const among = shown.filter(({ message, ids }) => ids.slice(0, 3).includes(message.service)).length;
  console.log(
    `services, ${author}: first ${percent(first, shown.length)}, among three ${percent(among, shown.length)}`,
  );
}
