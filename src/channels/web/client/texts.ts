/**
 * The words of the page in the language that is chosen now.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { ClientTextKey, ClientTexts } from '../clientTexts.ts';

/** Filled in when the script is bundled. */
declare const CLIENT_TEXTS: ClientTexts;

/** A text in `locale`; `number` goes where the text has a place for it. */
export function text(locale: Locale, key: ClientTextKey, number?: number | string): string {
  return CLIENT_TEXTS[locale][key].replace('{{number}}', String(number));
}
