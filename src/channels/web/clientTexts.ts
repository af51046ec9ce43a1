/**
 * The texts the script of the page needs, in both languages, so that it can change language without a new page.
 */
import type { Locale } from '../../../dialogs/events.ts';
import type { Texts } from '../../conversation/ports.ts';
import { LOCALES, TEXTS, type TextKey } from '../../texts/texts.ts';

const BORROWED = [
  'card.why',
  'choice.erase',
  'choice.urgent',
  'choice.locale.nb',
  'choice.locale.se',
] as const satisfies readonly TextKey[];

/** A text the script can show. */
export type ClientTextKey =
  | Exclude<Extract<TextKey, `web.${string}`>, `web.${'demo' | 'embed' | 'services'}.${string}`>
  | (typeof BORROWED)[number];

/** All of them. `{{number}}` is left for the script to fill in. */
export type ClientTexts = Readonly<Record<Locale, Readonly<Record<ClientTextKey, string>>>>;

/** The texts of the script, in every language. Throws when one is missing. */
export function clientTexts(texts: Texts): ClientTexts {
  const own = Object.keys(TEXTS.nb).filter((key) => /^web\.(?!(demo|embed|services)\.)/.test(key));
  const keys = [...own, ...BORROWED] as ClientTextKey[];
  const of = (locale: Locale) =>
    Object.fromEntries(keys.map((key) => [key, texts.t(locale, key, { number: '{{number}}' })]));
  return Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as ClientTexts;
}
