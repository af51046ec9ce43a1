/**
 * A service as a card: what it is, how to get it, how to reach it, and how sure we are.
 */
import type { Audience, Found, Locale } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { LocalText } from '../catalogue/schema.ts';
import { accessLines } from './access.ts';
import { hoursLines } from './hours.ts';
import { mapAddress } from './mapAddress.ts';
import type { Ports } from './ports.ts';
import { reasonText } from './reasons.ts';
import type { CardLine, PhoneLine, ServiceCard } from './reply.ts';

/** What a card is made with. */
export type CardPorts = Pick<Ports, 'catalogue' | 'hours' | 'texts' | 'concepts'>;

/** Facts older than this must be confirmed before one goes; see docs/decisions on the age of facts. */
const OLD_AFTER_MONTHS = 24;

/** Text in the person's language, or in Norwegian when it is not made yet; `lang` says which. */
export function inLanguage(text: LocalText, locale: Locale): { text: string; lang: Locale } {
  const own = text[locale];
  return own === undefined ? { text: text.nb, lang: 'nb' } : { text: own, lang: locale };
}

/** The name of a service, and the language it is in: few have a North Sami name in official use. */
export function nameIn({ name, name_se }: Pick<Service, 'name' | 'name_se'>, locale: Locale) {
  return inLanguage({ nb: name, ...(name_se === undefined ? {} : { se: name_se }) }, locale);
}

/** The language of a label, to be told when it is not the one of the reply. */
export const langOf = (lang: Locale, locale: Locale): { lang?: Locale } => (lang === locale ? {} : { lang });

/** Who reads the card, and when. */
export interface CardReader {
  readonly locale: Locale;
  readonly audience: Audience | null;
  readonly now: Date;
}

/** For whom a card is written: residents get all, children the little they need, employees no reasons. */
export type CardWords = 'resident' | 'child' | 'employee';

/** What a child is shown first: how to get the help, whether it is open, and where. */
const FOR_CHILDREN: ReadonlySet<CardLine['kind']> = new Set([
  'status',
  'access',
  'openNow',
  'address',
  'uncertain',
  'language',
]);

/** The card of a found service. */
export function serviceCard(
  found: Found,
  { locale, audience, now, words }: CardReader & { readonly words: CardWords },
  ports: CardPorts,
): ServiceCard {
  const service = ports.catalogue.service(found.id);
  if (service === undefined) throw new Error(`no service has the id "${found.id}"`);
  const { texts } = ports;
  const summary = inLanguage(service.description, locale);
  const numbers = phones(service, locale, ports);
  const all = [
    ...status(service, locale, ports),
    ...accessLines(service, locale, audience, ports),
    ...hoursLines(service, locale, now, ports),
    ...where(service, locale, ports),
    ...written(service, numbers.length > 0, locale, ports),
    ...ages(service, locale, ports),
    ...cost(service, locale, ports),
    ...uncertain(service, locale, ports),
  ];
  const lines = words === 'child' ? all.filter(({ kind }) => FOR_CHILDREN.has(kind)) : all;
  return {
    id: service.id,
    name: nameIn(service, locale),
    summary: words === 'resident' ? summary : { ...summary, text: firstSentence(summary.text) },
    phones: numbers,
    lines: [...otherLanguage(summary.lang, lines, locale, ports), ...lines],
    why: words === 'employee' ? [] : found.reasons.map((reason) => reasonText(reason, locale, ports)),
    source: sourceText(service, locale, ports),
    confirm: needsConfirming(service, now) ? texts.t(locale, confirmKey(service)) : null,
  };
}

const firstSentence = (text: string): string => /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

/** One does not go to a telephone line. */
function confirmKey({ verify, kind }: Service): string {
  if (verify) return 'card.verify';
  return kind === 'line' || kind === 'emergency' ? 'card.confirmLine' : 'card.confirm';
}

/** Whether the facts are so old, or so unsure, that one should ask before going. */
export function needsConfirming(service: Service, now: Date): boolean {
  const limit = new Date(now);
  limit.setMonth(limit.getMonth() - OLD_AFTER_MONTHS);
  return service.verify || new Date(service.assured_date) < limit;
}

const line = (kind: CardLine['kind'], label: string, text: string, lang: Locale, href?: string): CardLine =>
  href === undefined ? { kind, label, text, lang } : { kind, label, text, lang, href };

/**
 * The numbers of the service itself or, when it has none, of the record it is a part of or is reached through, said to
 * be so.
 */
function phones(service: Service, locale: Locale, { catalogue, texts }: CardPorts): PhoneLine[] {
  const own = Array.isArray(service.phones) ? service.phones : [];
  const parent = service.parent_contact;
  const through = service.access.find(({ how, to }) => how === 'contact' && to !== undefined)?.to;
  const other = through === undefined ? undefined : catalogue.service(through);
  const lender = [parent, other].find((one) => Array.isArray(one?.phones));
  const lent = lender !== undefined && Array.isArray(lender.phones) ? lender.phones : [];
  const [list, owner] = own.length > 0 ? [own, undefined] : [lent, lender?.name];
  return list.map((phone): PhoneLine => {
    const { text: label, lang } =
      phone.label === undefined
        ? { text: texts.t(locale, phone.type === 'sms' ? 'card.sms' : 'card.phone'), lang: locale }
        : inLanguage(phone.label, locale);
    const note = phone.verify ? texts.t(locale, 'number.verify') : undefined;
    return {
      id: service.id,
      label: owner === undefined ? label : `${label} (${owner})`,
      ...langOf(lang, locale),
      number: phone.number,
      tel: phone.tel,
      ...(note === undefined ? {} : { note }),
    };
  });
}

/** Names and addresses are the same in every language; all other words of a card are sentences. */
const SAME_IN_ALL: ReadonlySet<CardLine['kind']> = new Set(['address', 'web']);

/** Says, in the person's language, that the description or something else on the card is not in it. */
function otherLanguage(summary: Locale, lines: readonly CardLine[], locale: Locale, { texts }: CardPorts): CardLine[] {
  const part = lines.some(({ kind, lang }) => lang !== locale && !SAME_IN_ALL.has(kind));
  if (summary === locale && !part) return [];
  const text = texts.t(locale, summary === locale ? 'card.language.part' : 'card.language.all');
  return [line('language', texts.t(locale, 'card.language'), text, locale)];
}

function status(service: Service, locale: Locale, { texts }: CardPorts): CardLine[] {
  return service.status === 'mentioned'
    ? [line('status', texts.t(locale, 'card.status'), texts.t(locale, 'card.mentioned'), locale)]
    : [];
}

function where(service: Service, locale: Locale, { texts }: CardPorts): CardLine[] {
  const address = service.visiting_address;
  if (typeof address === 'object') {
    return [line('address', texts.t(locale, 'card.address'), address.show, 'nb', mapAddress(address.show))];
  }
  return service.place === undefined ? [] : [line('address', texts.t(locale, 'card.place'), service.place, 'nb')];
}

/** E-mail, web and chat, and an honest word when there is no way to reach the service at all. */
function written(service: Service, hasPhone: boolean, locale: Locale, { texts }: CardPorts): CardLine[] {
  const emails = Array.isArray(service.emails) ? service.emails : [];
  const websites = Array.isArray(service.websites) ? service.websites : [];
  const lines = [
    ...emails.map(({ value }) => line('web', texts.t(locale, 'card.email'), value, 'nb', `mailto:${value}`)),
    ...websites.map(({ value }) => line('web', texts.t(locale, 'card.web'), value, 'nb', webAddress(value))),
    ...service.chats.map(({ value }) => line('web', texts.t(locale, 'card.chat'), value, 'nb', webAddress(value))),
  ];
  const reachable = lines.length > 0 || hasPhone || typeof service.visiting_address === 'object';
  // The switchboard knows the municipality's own services, not those of a hospital or an association.
  const elsewhere = service.municipality === null || service.kind === 'external' || service.kind === 'emergency';
  const whom = texts.t(locale, elsewhere ? 'card.noContactElsewhere' : 'card.noContact');
  return reachable ? lines : [line('web', texts.t(locale, 'card.contact'), whom, locale)];
}

const webAddress = (value: string) => (/^https?:/.test(value) ? value : `https://${value}`);

/** The age limits in words, for example "13–25 år"; null when there is none. */
export function ageText(service: Service, locale: Locale, { texts }: Pick<CardPorts, 'texts'>): string | null {
  const { minimum_age: from, maximum_age: to, age_limit } = service.eligibility ?? {};
  if (from === undefined && to === undefined) return null;
  const span =
    from !== undefined && to !== undefined
      ? texts.t(locale, 'card.ages.span', { from, to })
      : from !== undefined
        ? texts.t(locale, 'card.ages.from', { from })
        : texts.t(locale, 'card.ages.to', { to: to as number });
  return age_limit === 'soft' ? texts.t(locale, 'card.ages.soft', { span }) : span;
}

function ages(service: Service, locale: Locale, ports: CardPorts): CardLine[] {
  const text = ageText(service, locale, ports);
  return text === null ? [] : [line('ages', ports.texts.t(locale, 'card.ages'), text, locale)];
}

function cost(service: Service, locale: Locale, { texts }: CardPorts): CardLine[] {
  if (service.cost === 'unknown') return [];
  const { text, lang } = inLanguage(service.cost.text, locale);
  return [line('cost', texts.t(locale, 'card.cost'), text, lang)];
}

function uncertain(service: Service, locale: Locale, { texts }: CardPorts): CardLine[] {
  return service.conflicts.map(({ note }) => {
    const { text, lang } = inLanguage(note, locale);
    return line('uncertain', texts.t(locale, 'card.uncertain'), text, lang);
  });
}

/** Where the facts come from and from when, for example "Kilde: Senja kommune, før 2021." */
export function sourceText(
  service: Service,
  locale: Locale,
  { catalogue, texts }: Pick<CardPorts, 'catalogue' | 'texts'>,
): string {
  const document = catalogue.document(service.source.document);
  const title = document === undefined ? service.source.document : inLanguage(document.title, locale).text;
  const date = assuredText(service, locale, texts);
  return texts.t(locale, 'card.source', { title, date });
}

/** The date of the facts, as exactly as it is known: a day, a year, "før 2021" or "før 22.11.2026". */
function assuredText({ assured, assured_date }: Service, locale: Locale, texts: CardPorts['texts']): string {
  const [year, month, day] = assured_date.split('-');
  const wholeDate = `${day}.${month}.${year}`;
  if (assured === 'year') return texts.t(locale, 'card.date.year', { year: Number(year) });
  if (assured !== 'before') return wholeDate;
  // A document from before a year is dated the last day of the year before it.
  const before = month === '12' && day === '31' ? Number(year) + 1 : wholeDate;
  return texts.t(locale, 'card.date.before', { date: before });
}
