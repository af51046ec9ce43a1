/**
 * Why a service was chosen, in plain words.
 */
import type { Locale, Reason } from '../../dialogs/events.ts';
import type { Ports } from './ports.ts';

/** The reason as a sentence. Ids among its values (a need, a concept, a municipality) are said by their names. */
export function reasonText(
  { key, params }: Reason,
  locale: Locale,
  { catalogue, texts, concepts }: Pick<Ports, 'catalogue' | 'texts' | 'concepts'>,
): string {
  const said = { ...params };
  if (typeof said.need === 'string') said.need = texts.t(locale, `choice.need.${said.need}`);
  if (typeof said.concept === 'string') said.concept = concepts.label(said.concept, locale) ?? said.concept;
  if (typeof said.municipality === 'string') {
    said.municipality = catalogue.municipality(said.municipality)?.name ?? said.municipality;
  }
  return texts.t(locale, key, said);
}
