/**
 * Counts how well messages by held-out authors are met: services found, acute messages heard, harmless ones left alone.
 * `npm run -s blind`; figures only, never the messages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createCore } from '../core.ts';

const ROOT = join(import.meta.dirname, '../..');
const BLIND = join(ROOT, 'test/blind');
const NOW = new Date('2026-11-23T10:00:00+01:00');
const HARD = new Set(['113', '116117', 'crisis']);
/** Styles in which the danger is said outright. */
const EXPLICIT = new Set(['explicit', 'typo', 'answer', 'third-person', 'child', 'in-story']);

interface ServiceMessage {
  readonly service: string;
  readonly text: string;
  readonly audience: 'self' | 'relative' | 'employee';
}

interface AcuteMessage {
  readonly text: string;
  readonly language: string;
  readonly level: string | null;
  readonly style: string;
}

const { conversation, ports } = createCore(ROOT);

function read<Message>(kind: 'services' | 'acute'): { author: string; messages: Message[] }[] {
  const dir = join(BLIND, kind);
  return readdirSync(dir)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => ({
      author: basename(file, '.jsonl'),
      messages: readFileSync(join(dir, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Message),
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

for (const { author, messages } of read<ServiceMessage>('services')) {
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

for (const { author, messages } of read<AcuteMessage>('acute')) {
  const heard = messages.map((message) => ({ ...message, heard: ports.acute.assess(message.text)?.level ?? null }));
  const groups: [string, (message: AcuteMessage) => boolean][] = [
    ['explicit', ({ level, style }) => level !== null && level !== 'concern' && EXPLICIT.has(style)],
    ['indirect', ({ level, style }) => level !== null && level !== 'concern' && !EXPLICIT.has(style)],
    ['concern', ({ level }) => level === 'concern'],
    ['North Sami', ({ level, language }) => level !== null && language === 'se'],
    ['harmless', ({ level }) => level === null],
  ];
  for (const [name, isIn] of groups) {
    const group = heard.filter(isIn);
    const any = group.filter((message) => message.heard !== null).length;
    const hard = group.filter((message) => message.heard !== null && HARD.has(message.heard)).length;
    console.log(
      `acute, ${author}, ${name}: heard ${percent(any, group.length)}, as hard ${percent(hard, group.length)}`,
    );
  }
}
