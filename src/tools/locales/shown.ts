/** What people see in North Sami when texts, names, hours and dates are put together: cards, conversations, numbers. */
import { join } from 'node:path';
import { serviceCard } from '../../conversation/cards.ts';
import { lastResortReply } from '../../conversation/lastResort.ts';
import type { Reply, ServiceCard } from '../../conversation/reply.ts';
import type { Core } from '../../core.ts';
import { allServices } from '../catalogue/allServices.ts';
import { play, readScenarios } from '../scenario.ts';
import type { SamiText } from './texts.ts';

/** Morning and night of a week, so that every weekday, "today", "tomorrow" and both open and closed are said. */
const MOMENTS: readonly Date[] = Array.from({ length: 7 }, (_, day) => day).flatMap((day) =>
  [3, 10, 20].map((hour) => new Date(Date.UTC(2026, 10, 23 + day, hour))),
);

/** Every different text in North Sami on cards and in the conversations of the tests below `root`. */
export function shownTexts(root: string, { conversation, ports }: Core): SamiText[] {
  const texts = new Map<string, SamiText>();
  const add = (key: string, shown: readonly string[]) => {
    for (const text of shown) if (!texts.has(text)) texts.set(text, { file: 'as shown', key, text, norwegian: null });
  };
  const offered = allServices(ports.catalogue).filter(({ status }) => status === 'current' || status === 'mentioned');
  for (const service of offered)
    for (const now of MOMENTS) {
      const found = { id: service.id, score: 0, reasons: [] };
      const card = serviceCard(found, { locale: 'se', audience: null, words: 'resident', now }, ports);
      add(`card of ${service.id}`, onCard(card));
    }
  add('last resort', inReply(lastResortReply('se')));
  for (const { situation, file, scenario } of readScenarios(join(root, 'test/conversations')))
    for (const { result } of play(scenario, conversation))
      for (const reply of result.replies.filter(({ locale }) => locale === 'se'))
        add(`conversation ${situation}/${file}`, inReply(reply));
  return [...texts.values()];
}

/** The texts of a card that are in North Sami; what is in Norwegian says so itself. */
const onCard = ({ summary, phones, lines, why, source, confirm }: ServiceCard): string[] => [
  ...(summary.lang === 'se' ? [summary.text] : []),
  ...phones.flatMap(({ label, note }) => [label, note ?? '']),
  ...lines.flatMap(({ label, text, lang }) => (lang === 'se' ? [label, text] : [label])),
  ...why,
  source,
  confirm ?? '',
];

const inReply = ({ text, numbers, cards, choices }: Reply): string[] => [
  text,
  ...numbers.flatMap(({ label, note, chat }) => [label, note ?? '', chat ?? '']),
  ...cards.flatMap(onCard),
  ...choices.map(({ label }) => label),
];
