/**
 * Answers to questions about a service that is shown, from the catalogue alone. What the source does not say is said
 * to be unknown.
 */
import type { ServiceAnswer, Topic } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { LocalText } from '../catalogue/schema.ts';
import { waysFor, wayText } from './access.ts';
import { type CardPorts, type CardReader, inLanguage } from './cards.ts';
import { openNow, ownSchedules } from './hours.ts';

type Params = Readonly<Record<string, string | number>>;
type Answer = { readonly key: string; readonly params?: Params };

/** The answer about one service for this reader. Keys are below `about.`. */
export function answerAbout(service: Service, topic: Topic, reader: Asker, ports: CardPorts): ServiceAnswer {
  const { key, params } = ANSWERS[topic](service, { ...reader, ports });
  return { key: `about.${key}`, params: { name: service.name, ...params }, service: service.id };
}

/** Keys that are named as the person experiences it. */
const ACCESS_KEYS: Partial<Record<Service['access'][number]['how'], string>> = {
  'drop-in': 'access.dropIn',
  contact: 'access.contactDirectly',
};

/** Who asks, and where they live: a complaint goes to the authority of the place. */
export interface Asker extends CardReader {
  readonly municipality: string | null;
}

interface Asking extends Asker {
  readonly ports: CardPorts;
}

const stated = (topic: string, fact: { text: LocalText } | undefined, { locale }: Pick<Asking, 'locale'>): Answer =>
  fact === undefined
    ? { key: `${topic}.unknown` }
    : { key: `${topic}.known`, params: { text: trimmed(inLanguage(fact.text, locale).text) } };

/** Without its full stop, which the sentence around it has. */
const trimmed = (text: string) => text.replace(/\.$/, '');

const ANSWERS: Record<Topic, (service: Service, asking: Asking) => Answer> = {
  hours: (service, { locale }) =>
    ownSchedules(service).length > 0
      ? {
          key: 'hours.known',
          params: {
            hours: ownSchedules(service)
              .map(({ description, text }) => (description === undefined ? text : inLanguage(description, locale).text))
              .map(trimmed)
              .join('; '),
          },
        }
      : { key: 'hours.unknown' },
  openNow: (service, { locale, now, ports }) => {
    const text = openNow(service, locale, now, ports);
    return text === null ? { key: 'openNow.unknown' } : { key: 'openNow.known', params: { text } };
  },
  price: (service, asking) => stated('price', service.cost === 'unknown' ? undefined : service.cost, asking),
  access: (service, { locale, audience, ports }) => {
    const way = waysFor(service, audience)[0];
    if (way === undefined || way.how === 'unknown') return { key: 'access.unknown' };
    return {
      key: ACCESS_KEYS[way.how] ?? `access.${way.how}`,
      params: { text: wayText(way, audience, locale, ports) },
    };
  },
  applyForOther: (service, { locale, audience, ports }) => {
    const way = service.access.find(
      ({ actor, on_behalf }) => on_behalf === true || actor === 'relative' || actor === 'other',
    );
    if (way === undefined) return { key: 'applyForOther.unknown' };
    if (way.how === 'contact' || way.how === 'drop-in') return { key: 'applyForOther.contact' };
    return {
      key: way.mandate_required ? 'applyForOther.mandate' : 'applyForOther.yes',
      params: { text: wayText(way, audience, locale, ports) },
    };
  },
  waiting: (service, asking) => stated('waiting', service.processing_time ?? service.waiting_time, asking),
  nextSteps: (service, { locale }) =>
    service.steps.length === 0
      ? { key: 'nextSteps.unknown' }
      : {
          key: 'nextSteps.known',
          params: {
            text: service.steps.map(({ text }, index) => `${index + 1}. ${inLanguage(text, locale).text}`).join('\n'),
          },
        },
  where: (service): Answer =>
    typeof service.visiting_address === 'object'
      ? { key: 'where.known', params: { address: service.visiting_address.show } }
      : service.place === undefined
        ? { key: 'where.unknown' }
        : { key: 'where.place', params: { place: service.place } },
  phone: (service): Answer => {
    const parent = service.parent_contact;
    if (Array.isArray(service.phones)) {
      return { key: 'phone.known', params: { phones: service.phones.map(({ number }) => number).join(', ') } };
    }
    return parent !== undefined && Array.isArray(parent.phones)
      ? {
          key: 'phone.parent',
          params: { owner: parent.name, phones: parent.phones.map(({ number }) => number).join(', ') },
        }
      : { key: 'phone.unknown' };
  },
  anonymity: (service, asking) => stated('anonymity', service.anonymity, asking),
  ages: ({ eligibility }, { locale }): Answer => {
    const { minimum_age: from, maximum_age: to } = eligibility ?? {};
    if (from !== undefined && to !== undefined) return { key: 'ages.span', params: { from, to } };
    if (from !== undefined) return { key: 'ages.from', params: { from } };
    if (to !== undefined) return { key: 'ages.to', params: { to } };
    return stated('ages', eligibility?.target === undefined ? undefined : { text: eligibility.target }, { locale });
  },
  describe: ({ description }, { locale }) => ({
    key: 'describe.known',
    params: { text: inLanguage(description, locale).text },
  }),
  complaint: (service, { municipality, ports }) => {
    const place = service.municipality ?? municipality;
    const authority = place === null ? undefined : ports.catalogue.municipality(place)?.complaint_authority;
    const name = authority === undefined ? undefined : ports.catalogue.service(authority)?.name;
    return name === undefined ? { key: 'complaint.unknown' } : { key: 'complaint.known', params: { authority: name } };
  },
};
