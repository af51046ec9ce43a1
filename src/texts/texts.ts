/**
 * The words of the bot, by i18next. Keys are typed from the Norwegian files, and a key that is missing in a language
 * is an error here, never a silent fallback to another language.
 */
import { createInstance } from 'i18next';
import type { Locale } from '../../dialogs/events.ts';
import acuteNb from '../../locales/nb/acute.json' with { type: 'json' };
import cardsNb from '../../locales/nb/cards.json' with { type: 'json' };
import conversationNb from '../../locales/nb/conversation.json' with { type: 'json' };
import webNb from '../../locales/nb/web.json' with { type: 'json' };
import acuteSe from '../../locales/se/acute.json' with { type: 'json' };
import cardsSe from '../../locales/se/cards.json' with { type: 'json' };
import conversationSe from '../../locales/se/conversation.json' with { type: 'json' };
import webSe from '../../locales/se/web.json' with { type: 'json' };
import type { Texts } from '../conversation/ports.ts';

type Keys = typeof conversationNb & typeof acuteNb & typeof cardsNb & typeof webNb;

/** Every key of the Norwegian texts. */
export type TextKey = keyof Keys;

/** All texts of one language, in one flat table. */
export const TEXTS: Record<Locale, Readonly<Record<string, string>>> = {
  nb: { ...conversationNb, ...acuteNb, ...cardsNb, ...webNb },
  se: { ...conversationSe, ...acuteSe, ...cardsSe, ...webSe },
};

/** The languages in the order they are offered. */
export const LOCALES: readonly Locale[] = ['nb', 'se'];

/** Texts over i18next. `t` throws on a key the language does not have. */
export function createTexts(): Texts {
  const i18n = createInstance();
  i18n.init({
    initAsync: false,
    showSupportNotice: false,
    lng: 'nb',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { nb: { translation: TEXTS.nb }, se: { translation: TEXTS.se } },
  } as Parameters<typeof i18n.init>[0]);
  // A look in the table: i18next's own `exists` does all the work of translating. `_other` stands for a text that counts.
  const has = (locale: Locale, key: string): boolean => key in TEXTS[locale] || `${key}_other` in TEXTS[locale];
  return {
    has,
    t(locale, key, params = {}) {
      if (!has(locale, key)) throw new Error(`locales/${locale}: the text "${key}" is missing: add it`);
      return i18n.t(key, { lng: locale, ...params });
    },
  };
}
