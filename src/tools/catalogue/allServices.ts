import type { Service } from '../../catalogue/resolved.ts';
import type { Catalogue } from '../../conversation/ports.ts';

/** All services: municipality by municipality, then those offered everywhere; in each, the order of the file. */
export function allServices(catalogue: Catalogue): Service[] {
  return [...catalogue.municipalities().flatMap(({ slug }) => catalogue.servicesOf(slug)), ...catalogue.national()];
}
