import { describe, expect, test } from '@jest/globals';
import { read } from './fixture.ts';

describe('commands', () => {
  test.each([
    ['hei', 'greeting'],
    ['Bures!', 'greeting'],
    ['takk for hjelpen', 'thanks'],
    ['ha det', 'goodbye'],
    ['kan jeg få snakke med et menneske', 'person'],
    ['start på nytt', 'startOver'],
    ['Álggat ođđasit', 'startOver'],
    ['slett samtalen', 'erase'],
    ['tilbake', 'back'],
    ['hva kan du hjelpe med', 'help'],
    ['er du en robot?', 'areYouAPerson'],
    ['lagres det jeg skriver, personvern?', 'privacy'],
    ['det var ikke sånn ment', 'notMeantSo'],
    ['det haster', 'urgent'],
    ['lea hoahppu', 'urgent'],
    ['gå videre', 'goOn'],
  ])('%s', (text, command) => {
    expect(read(text).command).toBe(command);
  });

  test('a greeting before a need is no more than a greeting', () => {
    const { command, facts } = read('hei, sønnen min ruser seg');
    expect(command).toBeNull();
    expect(facts.needs).toContain('rus');
  });

  test('to start anew in life is no command', () => {
    expect(read('vil starte på nytt uten rus, trenger behandling').command).toBeNull();
  });
});

describe('answers', () => {
  test('yes and no', () => {
    expect(read('ja').yesNo).toBe('yes');
    expect(read('nei takk').yesNo).toBe('no');
    expect(read('ii').yesNo).toBe('no');
  });
  test('declining to say', () => {
    expect(read('vil ikke si', { asking: 'age' }).declines).toBe(true);
    expect(read('spiller ingen rolle', { asking: 'age' }).declines).toBe(true);
  });
  test('a correction', () => {
    const { corrects, facts } = read('nei, det er datteren min');
    expect(corrects).toBe(true);
    expect(facts).toMatchObject({ audience: 'relative', relation: 'child', gender: 'female' });
  });
});

describe('questions about what is shown', () => {
  test.each([
    ['når er det åpent?', 'hours'],
    ['er det åpent nå', 'openNow'],
    ['hva koster det', 'price'],
    ['må vi søke først?', 'access'],
    ['kan jeg søke for mamma', 'applyForOther'],
    ['hvor lang er ventetida', 'waiting'],
    ['hva skjer så', 'nextSteps'],
    ['hvor er det', 'where'],
    ['hva er telefonnummeret', 'phone'],
    ['kan jeg være anonym', 'anonymity'],
    ['hvordan klager jeg', 'complaint'],
    ['korsen søke æ', 'access'],
  ])('%s', (text, topic) => {
    expect(read(text, { hasShown: true }).topic).toBe(topic);
    expect(read(text, { hasShown: false }).topic).toBeNull();
  });

  test.each([
    ['hva koster den andre', 1],
    ['nummer 2', 1],
    ['nubbi', 1],
    ['den første', 0],
  ])('%s', (text, ordinal) => {
    expect(read(text, { hasShown: true }).ordinal).toBe(ordinal);
  });
});

describe('language', () => {
  test.each([
    ['Mun lean váiban ja dárbbašan veahki', 'se'],
    ['mun darbbasan veahki', 'se'],
    ['jeg trenger hjelp', 'nb'],
    ['eg treng hjelp', 'nb'],
    ['mus', null],
    ['in', null],
    ['son', null],
    ['heroin', null],
    ['I want to die', null],
  ])('%s', (text, locale) => {
    expect(read(text).locale).toBe(locale);
  });

  test.each([
    ['kan vi ta det på samisk?', 'se'],
    ['sámegillii', 'se'],
    ['norsk takk', 'nb'],
    ['dárogillii', 'nb'],
  ])('asked for by name: %s', (text, locale) => {
    expect(read(text).wantsLocale).toBe(locale);
  });
});
