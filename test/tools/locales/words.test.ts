/** Which words of a North Sami text are known, which are names, and which are to be looked at. */
import { describe, expect, test } from '@jest/globals';
import { knownForms } from '../../../src/tools/locales/knownForms.ts';
import { namesOf } from '../../../src/tools/locales/names.ts';
import { wordsReport } from '../../../src/tools/locales/report.ts';
import type { SamiText } from '../../../src/tools/locales/texts.ts';
import { unknownWords } from '../../../src/tools/locales/unknown.ts';
import { wordsOf } from '../../../src/tools/locales/words.ts';

const FORMS = ['mun', 'lean', 'dat', 'lea', 'dáppe', 'riŋge', 'deike', 'poasta', 'veahkki', 'joavku', 'Romssas'];
const NAMES = ['Finnsnes', 'Kafé pluss', 'Psykisk helse og rus', 'Tromsø'];

const text = (said: string, key = 'a.text'): SamiText => ({
  file: 'locales/se/cards.json',
  key,
  text: said,
  norwegian: null,
});

/** What is not known in a text, and what is a name. */
function inText(said: string): { unknown: string[]; names: string[] } {
  const { unknown, names } = unknownWords({ written: [text(said)], shown: [] }, knownForms(FORMS), namesOf(NAMES));
  return { unknown: unknown.map(({ word }) => word), names: names.map(({ word }) => word) };
}

describe('words', () => {
  test('are letters and digits held together by hyphens', () => {
    expect(wordsOf('Dat lea 16-jahkásaš, e-poasta.').map(({ word }) => word)).toEqual([
      'Dat',
      'lea',
      '16-jahkásaš',
      'e-poasta',
    ]);
  });

  test('are not placeholders, numbers, nor addresses', () => {
    const said =
      '{{name}}: {{text}} dii. 08.30-15.30, 24/7, www.helsenorge.no/a-b, https://x.org/y, post@senja.kommune.no';
    expect(wordsOf(said).map(({ word }) => word)).toEqual(['dii']);
  });

  test('an ending on a placeholder is a word of its own, and is told', () => {
    expect(inText('Mun lean {{municipality}}s')).toEqual({ unknown: ['s'], names: [] });
  });

  test.each(['Dat lea', 'Lea. Dat', 'lea: Dat', 'lea «Dat»', 'lea\n\nDat', 'Lea go? Dat', 'lea – Dat'])(
    'a capital letter is let pass where a sentence starts: %s',
    (said) => {
      expect(wordsOf(said).find(({ word }) => word === 'Dat')?.startsSentence).toBe(true);
    },
  );

  test('are the same in composed and decomposed letters', () => {
    expect(inText('dáppe'.normalize('NFD')).unknown).toEqual([]);
  });
});

describe('known forms', () => {
  test('a capital letter inside a sentence is not known', () => {
    expect(inText('Mun lean. Mun lean Dáppe').unknown).toEqual(['Dáppe']);
  });

  test('a form with a capital stays one', () => {
    expect(inText('Mun lean Romssas').unknown).toEqual([]);
    expect(inText('Mun lean romssas').unknown).toEqual(['romssas']);
  });

  test('a compound with a hyphen is known by its parts; the last must be a word', () => {
    expect(inText('lea e-poasta, ACT-joavku, veahkki-joavku').unknown).toEqual([]);
    expect(inText('lea joavku-ACTa').unknown).toEqual(['joavku-ACTa']);
  });
});

describe('names', () => {
  test('of several words are names as a whole, their small words not by themselves', () => {
    expect(inText('Riŋge deike: Psykisk helse og rus')).toEqual({
      unknown: [],
      names: ['helse', 'og', 'Psykisk', 'rus'],
    });
    expect(inText('Riŋge og pluss').unknown).toEqual(['og', 'pluss']);
  });

  test('have their case forms', () => {
    expect(inText('Mun lean Finnsnesas, Tromsøs, Tromsøii, Finnsnes-as, Finnsnesiin')).toEqual({
      unknown: [],
      names: ['Finnsnes-as', 'Finnsnesas', 'Finnsnesiin', 'Tromsøii', 'Tromsøs'],
    });
    expect(inText('Mun lean Finnsnesveien').unknown).toEqual(['Finnsnesveien']);
  });

  test('abbreviations are names, with an ending too', () => {
    expect(inText('Riŋge AMK, NAV-as').names).toEqual(['AMK', 'NAV-as']);
  });
});

describe('the list', () => {
  const written = [text('gozuid alde', 'a'), text('Gozuid lea gozuid', 'b'), text('gozuid', 'c'), text('gozuid', 'd')];
  const shown = [{ ...text('gozuid eller Finnsnes', 'card of senja-a'), file: 'as shown' }];
  const found = unknownWords({ written, shown }, knownForms(FORMS), namesOf(NAMES));

  test('counts each time, tells each place once, and what is shown only where it is not written', () => {
    expect(found.looked).toBe(6);
    expect(found.unknown.map(({ word, times, places }) => [word, times, places.map(({ key }) => key)])).toEqual([
      ['alde', 1, ['a']],
      ['eller', 1, ['card of senja-a']],
      ['gozuid', 4, ['a', 'b', 'c', 'd']],
      ['Gozuid', 1, ['b']],
    ]);
  });

  test('shows file and key of the first three places, names by themselves', () => {
    expect(wordsReport(found, 'forms.txt')).toBe(
      [
        '4 of 6 words are not in forms.txt, and 1 are names.',
        '',
        'Not in the list',
        '  alde  1',
        '    locales/se/cards.json  a',
        '  eller  1',
        '    as shown  card of senja-a',
        '  gozuid  4',
        '    locales/se/cards.json  a',
        '    locales/se/cards.json  b',
        '    locales/se/cards.json  c',
        '    and 1 more',
        '  Gozuid  1',
        '    locales/se/cards.json  b',
        '',
        'Names and their case forms',
        '  Finnsnes  1',
        '    as shown  card of senja-a',
        '',
      ].join('\n'),
    );
  });
});
