import { afterAll, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { listJson, listServices, listTable } from '../../src/tools/catalogue/list.ts';
import { cafe, old, removeDataDirs, smallData, team } from './smallData.ts';

afterAll(removeDataDirs);

const catalogue = loadCatalogue(
  smallData({ services: [cafe(), team(), { ...old, status: 'planned', needs: ['rus'] }] }),
);

test('all services are there after inheritance, also what is never offered', () => {
  const services = JSON.parse(listJson(listServices(catalogue)));
  expect(services.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    ['senja-a', 'current'],
    ['senja-b', 'current'],
    ['senja-gammel', 'planned'],
    ['nasjonal-113', 'current'],
  ]);
  expect(services[1].phones).toEqual([
    expect.objectContaining({ number: '77 79 00 00', tel: 'tel:+4777790000', from: 'senja-a' }),
  ]);
  expect(services[1].source).toMatchObject({ document: 'page', date: '2016-12-15' });
});

test('those of one municipality', () => {
  expect(listServices(catalogue, 'senja').map(({ id }) => id)).toEqual(['senja-a', 'senja-b', 'senja-gammel']);
});

test('the same data gives the same text', () => {
  const again = loadCatalogue(smallData({ services: [cafe(), team(), { ...old, status: 'planned', needs: ['rus'] }] }));
  expect(listJson(listServices(again))).toBe(listJson(listServices(catalogue)));
});

test('the table has a line for each, and says whose a number is', () => {
  const lines = listTable(listServices(catalogue)).split('\n');
  expect(lines[0]).toMatch(/^id +status +kind +name +phone +facts from$/);
  expect(lines[2]).toMatch(/^senja-b +current +service +Ruspoliklinikken +77 79 00 00 \(senja-a\) +2016-12-15$/);
  expect(lines).toContain('4 services');
});
