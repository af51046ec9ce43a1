/**
 * Where the services are read without a conversation.
 */
import type { Locale } from '../../../dialogs/events.ts';

/** The page to choose a municipality; one page below it for each. */
export const SERVICES_PATH = '/tjenester';

/** The address of the page of a municipality or, for null, of the page to choose one. */
export function servicesAddress(slug: string | null, locale: Locale): string {
  return `${SERVICES_PATH}${slug === null ? '' : `/${encodeURIComponent(slug)}`}?lang=${locale}`;
}
