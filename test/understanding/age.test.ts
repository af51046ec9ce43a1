import { describe, expect, test } from '@jest/globals';
import { read } from './fixture.ts';

describe('age', () => {
  test.each([
    ['jeg er 15', 15],
    ['æ e fjorten', 14],
    ['toogåtti', 82],
    ['jeg er to og tjue år', 22],
    ['født i 2008', 18],
    ['født 12.03.1990', 36],
    ['sekstenåring', 16],
    ['jeg er 15, nesten 16', 15],
    ['fyller 18 i morgen', 17],
    ['mamma er 82', 82],
    ['mun lean vihttanuppelohkai jagi', 15],
    ["I'm 19 years old", 19],
    ['jeg er 45 og sønnen min er 16', 16],
    ['sønnen min er 16 og jeg er 45', 16],
  ])('%s', (text, age) => {
    expect(read(text).facts.age).toBe(age);
  });

  test.each([
    'ring meg på 95 48 76 51',
    'jeg drikker 3 øl',
    'kom kl 15',
    'klokka er ti om kvelden',
    'for 17 år siden',
    'har drukket i 15 år',
    'har ruset meg siden jeg var 14',
    'ble mobbet da jeg var 12',
    'har to barn',
    '9300 Finnsnes',
    'den 13. mai',
    'tar 20 sobril',
    'jeg er 45 og sønnen min ruser seg',
  ])('no age of the one the help is for: %s', (text) => {
    expect(read(text).facts.age).toBeNull();
  });

  test.each([
    ['i trettiåra', { from: 30, to: 39 }],
    ['en tenåring', { from: 13, to: 19 }],
    ['jeg er pensjonist', { from: 62, to: null }],
    ['barna er 8 og 11', { from: 8, to: 11 }],
  ])('a band: %s', (text, ageSpan) => {
    expect(read(text).facts).toMatchObject({ age: null, ageSpan });
  });

  test.each(['16', 'seksten', 'sytten snart atten', 'ho e 16'])('asked for: %s', (text) => {
    expect(read(text, { asking: 'age' }).facts.age).toBeGreaterThanOrEqual(16);
  });
});
