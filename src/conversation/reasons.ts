/**
 * Why a service was chosen, in plain words.
 */
import type { Locale, Reason } from '../../dialogs/events.ts';
import type { Catalogue, Texts } from './ports.ts';

/** The reason as a sentence. Ids among its values (a need, a municipality) are said by their names. */
export function reasonText(
  reason: Reason,
  locale: Locale,
  { catalogue, texts }: { readonly catalogue: Catalogue; readonly texts: Texts },
): string {
  const params = { ...reason.params };
  if (typeof params.need === 'string') params.need = texts.t(locale, `choice.need.${params.need}`);
  if (typeof params.municipality === 'string') {
    params.municipality = catalogue.municipality(params.municipality)?.name ?? params.municipality;
  }
  return texts.t(locale, reason.key, params);
}
