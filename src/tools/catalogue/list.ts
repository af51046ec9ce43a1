/** `list`: all services as they are after inheritance. */
import type { Service } from '../../catalogue/resolved.ts';
import type { Catalogue } from '../../conversation/ports.ts';
import { allServices } from './allServices.ts';

/** All services, or those of one municipality, also the planned, ended and only mentioned. */
export function listServices(catalogue: Catalogue, municipality?: string): readonly Service[] {
  return municipality === undefined ? allServices(catalogue) : catalogue.servicesOf(municipality);
}

/** The services as a JSON array. The same data always gives the same text. */
export function listJson(services: readonly Service[]): string {
  return `${JSON.stringify(services, null, 2)}\n`;
}

const HEADINGS = ['id', 'status', 'kind', 'name', 'phone', 'facts from'];

/** The services as a table for a person to read. */
export function listTable(services: readonly Service[]): string {
  const rows = services.map((service) => [
    service.id,
    service.status,
    service.kind,
    service.name,
    phoneText(service),
    service.assured_date,
  ]);
  const widths = HEADINGS.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd();
  return `${[HEADINGS, ...rows].map(line).join('\n')}\n\n${services.length} services\n`;
}

/** The numbers; in brackets whose they are, when they are another record's. */
function phoneText({ phones, parent_contact: parent }: Service): string {
  if (Array.isArray(phones)) {
    return phones.map(({ number, from }) => (from === undefined ? number : `${number} (${from})`)).join(', ');
  }
  return Array.isArray(parent?.phones)
    ? `${parent.phones.map(({ number }) => number).join(', ')} (${parent.id})`
    : phones;
}
