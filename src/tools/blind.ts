/**
 * Counts how often messages by held-out authors find their service.
 * `npm run -s blind`; figures only, never the messages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createCore } from '../core.ts';

const ROOT = join(import.meta.dirname, '../..');
const BLIND = join(ROOT, 'test/blind');
const NOW = new Date('2026-11-23T10:00:00+01:00');

interface ServiceMessage {
  readonly service: string;
  readonly text: string;
  readonly audience: 'self' | 'relative' | 'employee';
}

const { conversation, ports } = createCore(ROOT);

function read(): { author: string; messages: ServiceMessage[] }[] {
  const dir = join(BLIND, 'services');
  return readdirSync(dir)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => ({
      author: basename(file, '.jsonl'),
      messages: readFileSync(join(dir, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as ServiceMessage),
    }));
}

const percent = (part: number, of: number) => (of === 0 ? '–' : `${((100 * part) / of).toFixed(0)} % of ${of}`);

/** Services offered to the writer, by the first reply to one message, with the municipality known. */
function servicesShown({ service, text, audience }: ServiceMessage): string[] {
  const municipality = ports.catalogue.service(service)?.municipality ?? 'senja';
  const role = audience === 'employee' ? 'employee' : 'resident';
  const session = conversation.start({ municipality, role });
  const { replies } = conversation.takeTurn(session, { text }, NOW);
  return replies.flatMap(({ cards }) => cards.map(({ id }) => id));
}

for (const { author, messages } of read()) {
  const offered = messages.filter(({ service }) => {
    const status = ports.catalogue.service(service)?.status;
    return status === 'current' || status === 'mentioned';
  });
  const shown = offered.map((message) => ({ message, ids: servicesShown(message) }));
  const first = shown.filter(({ message, ids }) => ids[0] === message.service).length;
  const among = shown.filter(({ message, ids }) => ids.slice(0, 3).includes(message.service)).length;
  console.log(
    `services, ${author}: first ${percent(first, shown.length)}, among three ${percent(among, shown.length)}`,
  );
}
