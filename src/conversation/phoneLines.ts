/**
 * Numbers as people see them, taken from the catalogue, and from the last resort when the catalogue lacks one.
 */
import type { Locale } from '../../dialogs/events.ts';
import { langOf, nameIn } from './cards.ts';
import { ALWAYS_IN_VIEW } from './lastResort.ts';
import type { Catalogue, Texts } from './ports.ts';
import type { PhoneLine } from './reply.ts';

/** Labels that say what a number is for, rather than who owns it. */
const LABELS: Record<string, string> = {
  'nasjonal-113': 'number.113',
  'nasjonal-legevakt': 'number.116117',
  'nasjonal-112': 'number.112',
  'nasjonal-mental-helse': 'number.talk1',
  'nasjonal-kirkens-sos': 'number.talk2',
  'nasjonal-alarmtelefonen': 'number.child',
  'nasjonal-giftinformasjonen': 'number.poison',
  'nasjonal-vo-linjen': 'number.violence',
};

/** The first number of a national line. Throws when the line has none: it must not be in an answer then. */
export function phoneLine(id: string, locale: Locale, catalogue: Catalogue, texts: Texts): PhoneLine {
  const always = ALWAYS_IN_VIEW[locale].find((line) => line.id === id);
  const service = catalogue.service(id);
  const phone = service !== undefined && Array.isArray(service.phones) ? service.phones[0] : undefined;
  if (service === undefined || phone === undefined) {
    if (always !== undefined) return always;
    throw new Error(`data/national/services.yaml: "${id}" has no number, but an acute answer needs it: add it`);
  }
  const label = LABELS[id];
  const name = label === undefined ? nameIn(service, locale) : { text: texts.t(locale, label), lang: locale };
  const chat = service.chats[0]?.value;
  return {
    id,
    label: name.text,
    ...langOf(name.lang, locale),
    number: phone.number,
    tel: phone.tel,
    ...(phone.verify ? { note: texts.t(locale, 'number.verify') } : {}),
    ...(chat === undefined ? {} : { chat: texts.t(locale, 'number.chat', { address: chat }) }),
  };
}
