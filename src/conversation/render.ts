/**
 * Turns what the machine says, which is data, into replies in the person's language.
 */
import type { Memory, Says } from '../../dialogs/events.ts';
import { isChild } from '../../dialogs/findHelp.machine.ts';
import type { Service } from '../catalogue/resolved.ts';
import { acuteAnswer } from './acuteAnswer.ts';
import { type CardWords, langOf, nameIn, serviceCard } from './cards.ts';
import { labelled } from './choices.ts';
import { hoursLines } from './hours.ts';
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
    numbers: (says.numbers ?? []).flatMap((id) => number(id, { memory, now, ports })),
    cards: (says.services ?? []).map((found) =>
      serviceCard(found, { locale, audience: memory.facts.audience, now, words: wordsFor(memory) }, ports),
    ),
    choices,
    ...(says.answers?.[0] === undefined ? {} : { about: says.answers[0].service }),
  };
}

/** The text of the key. Where it leads to a person whose number is not known, it says so. */
function saidText(says: Says, memory: Memory, ports: RenderContext['ports']): string {
  const { texts } = ports;
  const contact = says.numbers?.includes('first-contact') ? firstContact(memory, ports) : undefined;
  const noNumber = contact === undefined || Array.isArray(contact.phones) ? [] : [contact.name];
  return [
    texts.t(memory.locale, says.key, says.params),
    ...(says.also === undefined ? [] : [texts.t(memory.locale, says.also)]),
    ...noNumber.map((name) => texts.t(memory.locale, 'person.noNumber', { name })),
    ...(says.keeps ?? []).flatMap((id) => shortly(id, ports)),
  ].join('\n\n');
}

/** A service in a few lines, to take along: its name, its numbers and where it is. */
function shortly(id: string, { catalogue }: RenderContext['ports']): string[] {
  const service = catalogue.service(id);
  if (service === undefined) return [];
  const phones = [service.phones, service.parent_contact?.phones].find((list) => Array.isArray(list));
  const address = service.visiting_address;
  const lines = [
    service.name,
    ...(Array.isArray(phones) ? [phones.map(({ number }) => number).join(', ')] : []),
    ...(typeof address === 'object' ? [address.show] : []),
  ];
  return [lines.join('\n')];
}

/** Employees read densely, and children read little. */
function wordsFor({ role, facts }: Memory): CardWords {
  if (role === 'employee') return 'employee';
  return isChild(facts) ? 'child' : 'resident';
}

function firstContact({ facts, home }: Memory, { catalogue }: RenderContext['ports']): Service | undefined {
  const slug = facts.municipality ?? home;
  const id = slug === null ? undefined : catalogue.municipality(slug)?.first_contact;
  return id === undefined ? undefined : catalogue.service(id);
}

/** A national line, or the numbers of the municipality's own first contact, with its hours. */
function number(id: string, { memory, now, ports }: RenderContext): PhoneLine[] {
  const { locale } = memory;
  if (id !== 'first-contact') return [phoneLine(id, locale, ports.catalogue, ports.texts)];
  const service = firstContact(memory, ports);
  if (service === undefined || !Array.isArray(service.phones)) return [];
  const hours = hoursLines(service, locale, now, ports).map(({ label, text }) => `${label}: ${text}`);
  const note = hours.length === 0 ? ports.texts.t(locale, 'number.hoursUnknown') : hours.join('. ');
  const name = nameIn(service, locale);
  return service.phones.map((phone) => ({
    id: service.id,
    label: name.text,
    ...langOf(name.lang, locale),
    number: phone.number,
    tel: phone.tel,
    note,
  }));
}
