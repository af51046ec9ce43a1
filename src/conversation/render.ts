/**
 * Turns what the machine says, which is data, into replies in the person's language.
 */
import type { Locale, Memory, Says } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import { acuteAnswer } from './acuteAnswer.ts';
import { serviceCard } from './cards.ts';
import { labelled } from './choices.ts';
import { phoneLine } from './phoneLines.ts';
import type { Ports } from './ports.ts';
import type { PhoneLine, Reply } from './reply.ts';

/** What rendering needs besides the says themselves. */
export interface RenderContext {
  readonly memory: Memory;
  readonly now: Date;
  readonly ports: Pick<Ports, 'catalogue' | 'hours' | 'texts' | 'concepts'>;
}

/** One reply for one `says`. Throws when a text or a service is missing: the turn then falls back to the numbers. */
export function render(says: Says, { memory, now, ports }: RenderContext): Reply {
  const { locale } = memory;
  const choices = labelled(says.choices ?? [], locale, ports.texts, ports.catalogue);
  if (says.alarm !== undefined) {
    const municipality = memory.facts.municipality ?? memory.home;
    const answer = acuteAnswer({ alarm: says.alarm, municipality, locale }, ports.catalogue, ports.texts);
    return { key: `acute.${says.alarm.level}`, locale, urgent: true, ...answer, cards: [], choices };
  }
  const answers = (says.answers ?? []).map(({ key, params }) => ports.texts.t(locale, key, params));
  return {
    key: says.answers?.[0]?.key.replace(/^about\./, '') ?? says.key,
    locale,
    text: answers.length > 0 ? answers.join('\n\n') : saidText(says, memory, ports),
    urgent: false,
    numbers: (says.numbers ?? []).flatMap((id) => number(id, locale, memory, ports)),
    cards: (says.services ?? []).map((found) =>
      serviceCard(found, { locale, audience: memory.facts.audience, now }, ports),
    ),
    choices,
    ...(says.answers?.[0] === undefined ? {} : { about: says.answers[0].service }),
  };
}

/** The text of the key. Where it leads to a person whose number is not known, it says so. */
function saidText(says: Says, memory: Memory, ports: RenderContext['ports']): string {
  const { texts } = ports;
  const text = texts.t(memory.locale, says.key, says.params);
  const contact = says.numbers?.includes('first-contact') ? firstContact(memory, ports) : undefined;
  if (contact === undefined || Array.isArray(contact.phones)) return text;
  return `${text}\n\n${texts.t(memory.locale, 'person.noNumber', { name: contact.name })}`;
}

function firstContact({ facts, home }: Memory, { catalogue }: RenderContext['ports']): Service | undefined {
  const slug = facts.municipality ?? home;
  const id = slug === null ? undefined : catalogue.municipality(slug)?.first_contact;
  return id === undefined ? undefined : catalogue.service(id);
}

/** A national line, or the numbers of the municipality's own first contact. */
function number(id: string, locale: Locale, memory: Memory, ports: RenderContext['ports']): PhoneLine[] {
  if (id !== 'first-contact') return [phoneLine(id, locale, ports.catalogue, ports.texts)];
  const service = firstContact(memory, ports);
  if (service === undefined || !Array.isArray(service.phones)) return [];
  return service.phones.map((phone) => ({ id: service.id, label: service.name, number: phone.number, tel: phone.tel }));
}
