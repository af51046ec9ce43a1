/**
 * The answer when anything else fails. It needs no catalogue, no texts and no session, so nothing can take it away.
 * The numbers are national and locked by a test.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { PhoneLine, Reply } from './reply.ts';

/** The three numbers that every screen shows, in their order. */
export const ALWAYS_IN_VIEW: Record<Locale, readonly PhoneLine[]> = {
  nb: [
    { id: 'nasjonal-113', label: 'Fare for liv', number: '113', tel: 'tel:113' },
    { id: 'nasjonal-legevakt', label: 'Haster: legevakt', number: '116 117', tel: 'tel:116117' },
    { id: 'nasjonal-mental-helse', label: 'Noen å snakke med', number: '116 123', tel: 'tel:116123' },
  ],
  se: [
    { id: 'nasjonal-113', label: 'Heakkavárra', number: '113', tel: 'tel:113' },
    { id: 'nasjonal-legevakt', label: 'Hoahppu: doavttervákta', number: '116 117', tel: 'tel:116117' },
    { id: 'nasjonal-mental-helse', label: 'Geainna nu háleštit', number: '116 123', tel: 'tel:116123' },
  ],
};

const WORDS: Record<Locale, string> = {
  nb: 'Noe gikk galt hos meg. Haster det, ring et av disse numrene nå. Ellers kan du skrive til meg en gang til.',
  se: 'Mus manai juoga boastut. Jus lea hoahppu, de riŋge dál. Vállje ovtta dáin nummariin. Muđui sáhtát čállit munnje ođđasit.',
};

/** The reply that carries the numbers whatever has gone wrong. */
export function lastResortReply(locale: Locale): Reply {
  return {
    key: 'lastResort',
    locale,
    text: WORDS[locale],
    urgent: true,
    numbers: ALWAYS_IN_VIEW[locale],
    cards: [],
    choices: [],
  };
}
