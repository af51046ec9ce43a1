import { afterAll, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { staleText, toConfirm } from '../../src/tools/catalogue/stale.ts';
import { cafe, old, removeDataDirs, smallData, team, whole } from './smallData.ts';

afterAll(removeDataDirs);

const NOW = new Date('2026-11-22T10:00:00Z');
const book = { source: { document: 'book' } };
const catalogue = loadCatalogue(
  smallData({
    services: [
      cafe({ assured_date: '2024-11-23' }),
      team({ assured_date: '2024-11-21' }),
      whole('senja-c', book),
      whole('senja-d', { ...book, phones: [{ number: '77 79 00 02', verify: true }] }),
      old,
    ],
  }),
);
const ids = (months: number) => toConfirm(catalogue, { now: NOW, months }).map(({ service }) => service.id);

test('what is marked verify comes first, then the oldest; what has ended is left out', () => {
  expect(ids(24)).toEqual(['senja-d', 'nasjonal-113', 'senja-b']);
  expect(ids(0)).toEqual(['senja-d', 'nasjonal-113', 'senja-b', 'senja-a', 'senja-c']);
});

test('it is told owner by owner', () => {
  expect(staleText(toConfirm(catalogue, { now: NOW, months: 24 }), { months: 24 })).toBe(`Forlaget (1)
  2026-06-01 dated          senja-d  senja-d  verify: phones[0] 77 79 00 02

Kommunen (2)
  2016-12-15 dated          nasjonal-113  Nødtelefon
  2024-11-21 confirmed      senja-b  Ruspoliklinikken

3 services to confirm (older than 24 months, or marked verify). When the owner has confirmed one, set its assured_date to that day.
`);
});

test('nothing to confirm is said', () => {
  expect(staleText([], { months: 24 })).toBe('Nothing is older than 24 months, and nothing is marked verify.\n');
});
