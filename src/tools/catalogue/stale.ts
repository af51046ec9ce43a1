/** `stale`: what must be confirmed with those who own the facts. */
import type { Service } from '../../catalogue/resolved.ts';
import type { Catalogue } from '../../conversation/ports.ts';
import { allServices } from './allServices.ts';

/** How old is old, counted back from `now`. */
export interface Age {
  readonly now: Date;
  readonly months: number;
}

/** One service to confirm. */
export interface ToConfirm {
  readonly service: Service;
  /** Who can confirm it: the owner of the document it was taken from. */
  readonly owner: string;
  /** Facts that are marked to be confirmed before they are trusted, for example `phones[0] 777 91 090`. */
  readonly verify: readonly string[];
}

/**
 * Services whose facts are older than `months`, or are marked `verify`; marked ones first, then the oldest first.
 * Services that have ended are left out: nobody is told of them.
 */
export function toConfirm(catalogue: Catalogue, { now, months }: Age): ToConfirm[] {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return allServices(catalogue)
    .filter(({ status }) => status !== 'ended')
    .map((service) => ({ service, owner: ownerOf(service, catalogue), verify: marked(service) }))
    .filter(({ service, verify }) => verify.length > 0 || new Date(service.assured_date) < limit)
    .sort(
      (a, b) =>
        Number(b.verify.length > 0) - Number(a.verify.length > 0) ||
        a.service.assured_date.localeCompare(b.service.assured_date) ||
        a.service.id.localeCompare(b.service.id),
    );
}

/** The same, for each owner; the owner with the most urgent service first. */
export function byOwner(list: readonly ToConfirm[]): Map<string, ToConfirm[]> {
  return Map.groupBy(list, ({ owner }) => owner);
}

const ownerOf = (service: Service, catalogue: Catalogue): string =>
  catalogue.document(service.source.document)?.owner ?? service.source.document;

/** What is marked `verify`: the record, or its own numbers and addresses; what it took is confirmed where it is from. */
function marked(service: Service): string[] {
  const lists = { phones: service.phones, emails: service.emails, websites: service.websites, chats: service.chats };
  return [
    ...(service.verify ? ['the whole record'] : []),
    ...Object.entries(lists).flatMap(([field, facts]) =>
      typeof facts === 'string'
        ? []
        : facts.flatMap((fact, index) =>
            fact.verify && fact.from === undefined
              ? [`${field}[${index}] ${'number' in fact ? fact.number : fact.value}`]
              : [],
          ),
    ),
  ];
}

/** The list for a person to read, one line for each service. */
export function staleText(list: readonly ToConfirm[], { months }: Pick<Age, 'months'>): string {
  if (list.length === 0) return `Nothing is older than ${months} months, and nothing is marked verify.\n`;
  const parts = [...byOwner(list)].map(([owner, services]) =>
    [`${owner} (${services.length})`, ...services.map(lineOf)].join('\n'),
  );
  return `${parts.join('\n\n')}\n\n${list.length} services to confirm (older than ${months} months, or marked verify). When the owner has confirmed one, set its assured_date to that day.\n`;
}

const PRECISION = { confirmed: 'confirmed', day: 'dated', year: 'from the year', before: 'at the latest' } as const;

function lineOf({ service, verify }: ToConfirm): string {
  const mark = verify.length > 0 ? `  verify: ${verify.join(', ')}` : '';
  return `  ${service.assured_date} ${PRECISION[service.assured].padEnd(13)}  ${service.id}  ${service.name}${mark}`;
}
