/**
 * What may be offered, to whom and where: one rule for the matcher and for the pages.
 */
import type { Role } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { Municipality } from '../catalogue/schema.ts';

/** Whether the service exists, or at least is named as if it does, and is not for employees alone. */
export function mayBeShown({ status, audience }: Service, role: Role): boolean {
  if (status !== 'current' && status !== 'mentioned') return false;
  return role !== 'resident' || audience.some((one) => one !== 'employee');
}

/** Whether a service that is offered everywhere, or in some counties, is offered in this municipality. */
export function appliesIn({ counties }: Service, { county }: Pick<Municipality, 'county'>): boolean {
  return counties === undefined || counties.includes(county);
}
