/**
 * What is taken along, and what of a card is in view: the words alone, without a browser.
 */
import { describe, expect, test } from '@jest/globals';
import { fold } from '../../src/channels/web/client/fold.ts';
import { mailAddress, smsAddress, summaryOf, summaryText } from '../../src/channels/web/client/summary.ts';
import type { CardLine, ServiceCard } from '../../src/conversation/reply.ts';

const line = (kind: CardLine['kind'], label: string, text: string): CardLine => ({ kind, label, text, lang: 'nb' });
const CARD: ServiceCard = {
  id: 'mottak',
  name: { text: 'Mottaksteamet', lang: 'nb' },
  summary: { text: 'Et sted å snakke med noen om rus eller psykisk helse. Du kan komme som du er.', lang: 'nb' },
  phones: [{ id: 'mottak', label: 'Telefon', number: '96 63 45 47', tel: 'tel:+4796634547' }],
  lines: [
    line('language', 'Språk', 'Noe av teksten her er på norsk.'),
    line('access', 'Slik får du hjelp', 'Ta kontakt direkte.'),
    line('access', 'Slik får du hjelp', 'Fastlegen kan også melde deg.'),
    line('openNow', 'Akkurat nå', 'Åpent nå'),
    line('hours', 'Åpningstider', 'Mandag 09–15\nTirsdag 10–13'),
    line('address', 'Adresse', 'Storgata 46'),
    line('ages', 'Alder', 'Fra 18 år'),
    line('cost', 'Pris', 'Gratis'),
    line('web', 'Nettside', 'senja.kommune.no'),
    line('uncertain', 'Usikkert', 'Kildene er ikke enige.'),
  ],
  why: ['Fordi det er i Senja.'],
  source: 'Kilde: Senja kommune, 2021.',
  confirm: 'Ring før du går.',
};

describe('what is taken along', () => {
  const shown = [{ card: CARD, locale: 'nb' as const }];

  test('is who they are, how to reach them and what to know, then the numbers; not what is open now', () => {
    expect(summaryText(summaryOf(shown, 'nb', 'Numre når det haster'), 'Laget 02.11.2026')).toBe(
      `Laget 02.11.2026

Mottaksteamet
Telefon: 96 63 45 47
Slik får du hjelp: Ta kontakt direkte.
Slik får du hjelp: Fastlegen kan også melde deg.
Åpningstider: Mandag 09–15; Tirsdag 10–13
Adresse: Storgata 46
Nettside: senja.kommune.no
Usikkert: Kildene er ikke enige.
Ring før du går.

Numre når det haster
Fare for liv: 113
Haster: legevakt: 116 117
Noen å snakke med: 116 123`,
    );
  });

  test('is only how to reach them in a text message', () => {
    const [part] = summaryOf(shown, 'nb', 'Numre', true);
    expect(part?.lines.map(({ text }) => text)).toEqual([
      'Telefon: 96 63 45 47',
      'Adresse: Storgata 46',
      'Nettside: senja.kommune.no',
    ]);
  });

  test('has the numbers also when no service was shown, in the language of the page', () => {
    expect(summaryOf([], 'se', 'Nummarat')).toEqual([
      {
        title: { text: 'Nummarat', lang: 'se' },
        lines: [
          { text: 'Heakkavárra: 113', lang: 'se' },
          { text: 'Hoahppu: doavttervákta: 116 117', lang: 'se' },
          { text: 'Geainna nu háleštit: 116 123', lang: 'se' },
        ],
      },
    ]);
  });

  test('goes into a mail with its line breaks, the short form when the long is too long for a mail program', () => {
    const address = mailAddress('Numre & adresser', 'én\nto', 'kort');
    expect(address).toBe('mailto:?subject=Numre%20%26%20adresser&body=%C3%A9n%0D%0Ato');
    expect(mailAddress('Numre', 'lang '.repeat(600), 'kort')).toBe('mailto:?subject=Numre&body=kort');
    expect(smsAddress('én\nto&tre')).toBe('sms:?&body=%C3%A9n%0Ato%26tre');
  });
});

describe('what of a card is in view', () => {
  const kinds = (lines: readonly CardLine[]) => lines.map(({ kind }) => kind);

  test('one sentence, the first way in, whether it is open, and where; the rest is folded', () => {
    const { first, rest, inView, folded } = fold(CARD);
    expect(first).toBe('Et sted å snakke med noen om rus eller psykisk helse.');
    expect(rest).toBe('Du kan komme som du er.');
    expect(kinds(inView)).toEqual(['access', 'openNow', 'address']);
    expect(kinds(folded)).toEqual(['access', 'hours', 'ages', 'cost', 'web', 'uncertain']);
  });

  test('nothing is lost or said twice', () => {
    const { inView, folded } = fold(CARD);
    expect(new Set([...inView, ...folded])).toEqual(new Set(CARD.lines.filter(({ kind }) => kind !== 'language')));
    expect(inView.length + folded.length).toBe(CARD.lines.length - 1);
  });

  test('without a number the other ways to get in touch are in view', () => {
    expect(kinds(fold({ ...CARD, phones: [] }).inView)).toEqual(['access', 'openNow', 'address', 'web']);
  });

  test.each([
    [
      'a short sentence goes with the next',
      'Her kan du få hjelp. Du kan komme som du er til oss. Ring først.',
      'Ring først.',
    ],
    [
      'a question goes with its answer',
      'Er du glad i noen som strever med rus eller psykisk helse? Da kan du få råd. Ring.',
      'Ring.',
    ],
    ['an abbreviation ends no sentence', 'Her kan du snakke med noen om rus, f.eks. om bl.a. alkohol. Ring.', 'Ring.'],
    ['one sentence is not folded', 'Her kan du snakke med noen om rus eller psykisk helse.', ''],
  ])('%s', (_name, text, rest) => {
    const folded = fold({ ...CARD, summary: { text, lang: 'nb' } });
    expect(folded.rest).toBe(rest);
    expect(`${folded.first} ${folded.rest}`.trim()).toBe(text);
  });
});
