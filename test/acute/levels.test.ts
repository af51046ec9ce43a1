import { describe, expect, test } from '@jest/globals';
import { detector } from './detector.ts';

const level = (text: string): string | null => detector.assess(text)?.level ?? null;
const topic = (text: string): string | null => detector.assess(text)?.topic ?? null;

describe('life at risk now is 113', () => {
  test.each([
    ['Kameraten min har tatt overdose', 'overdose'],
    ['trur ho har teke for mange pillar', 'overdose'],
    ['han OD-a på GHB', 'overdose'],
    ['Lean váldán menddo ollu dálkasiid', 'overdose'],
    ['She took a whole bottle of pills', 'overdose'],
    ['toåringen har drukket salmiakk', 'poisoning'],
    ['han puster ikke', 'unconscious'],
    ['ho pustar ikkje', 'unconscious'],
    ['son ii vuoiŋŋa', 'unconscious'],
    ['son ii vuoinna', 'unconscious'],
    ['får ikke kontakt med henne, blå lepper', 'unconscious'],
    ['Son lea dieđuheapme', 'unconscious'],
    ['har abstinenser og får kramper', 'withdrawal'],
    ['naboen går rundt med kniv', 'psychosis'],
    ['han prøver å kvele meg', 'violence'],
    ['står på brua og vil hoppe', 'suicide'],
    ['skal ta livet mitt i kveld', 'suicide'],
    ['I just tried to kill myself', 'suicide'],
  ])('%s', (text, about) => {
    expect(level(text)).toBe('113');
    expect(topic(text)).toBe(about);
  });
});

describe('what cannot wait is 116 117', () => {
  test.each([
    ['hører stemmer i hodet', 'psychosis'],
    ['broren min er psykotisk', 'psychosis'],
    ['jeg ble voldtatt i natt', 'sexual-assault'],
    ['eg vart valdteken', 'sexual-assault'],
    ['slutta å drikke for to dager siden, skjelver og ser ting', 'withdrawal'],
    ['mannen min slår meg', 'violence'],
    ['mu irgi cábmá mu', 'violence'],
    ['naboen slår barna sine', 'child-in-danger'],
  ])('%s', (text, about) => {
    expect(level(text)).toBe('116117');
    expect(topic(text)).toBe(about);
  });
});

describe('not wanting to live is a crisis, in every variety', () => {
  test.each([
    'jeg vil dø',
    'Jeg vil ikke leve lenger',
    'eg orkar ikkje leve meir',
    'æ har itj løst te å lev mer',
    'æ vil bærre dø',
    'æ orke ikkje meir',
    'mun háliidan jápmit',
    'mun haliidan japmit',
    'in háliit šat eallit',
    'in gille šat',
    'Jurddašan iežan heakkahuhttit',
    'i dont want to live anymore',
    "I can't take it anymore",
    'jeg har selvmordstanker',
    'eg har sjølvmordstankar',
    'Mus leat iessoardinjurdagat',
    'jeg kutter meg selv',
  ])('%s', (text) => {
    expect(level(text)).toBe('crisis');
  });
});

describe('indirect and passive wishes are heard', () => {
  test.each([
    'vil bare sove og aldri våkne',
    'ingen vil savne meg',
    'det hadde vært best for alle om jeg ikke var her',
    'skulle ønske jeg aldri var født',
    'ser ingen vei ut',
    'holder ikke ut til i morgen',
    'jeg har gitt bort tingene mine',
    'har skrevet avskjedsbrev',
    'jeg er bare til bry for alle',
    'har ingen grunn til å leve',
    '16 og jeg orker ikke leve',
  ])('%s', (text) => {
    expect(['crisis', '113']).toContain(level(text));
  });
});

describe('what may be acute and may be not is a concern', () => {
  test.each(['litt tung i sinnet for tiden', 'alt er håpløst', 'jeg gir opp', 'eallin lea lossat'])('%s', (text) => {
    expect(level(text)).toBe('concern');
  });

  test('two different concerns in one message are a crisis', () => {
    expect(level('Jeg er litt tung i sinnet. Jeg gir opp.')).toBe('crisis');
  });
});

describe('daily life without danger is no alarm', () => {
  test.each([
    'sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes',
    'jeg drikker for mye',
    'har abstinenser, hvor får jeg hjelp',
    'jeg trenger noen å snakke med',
    'Mu bárdni juhká menddo ollu',
    'må jeg søke først?',
    'hei',
  ])('%s', (text) => {
    expect([null, 'concern']).toContain(level(text));
  });
});
