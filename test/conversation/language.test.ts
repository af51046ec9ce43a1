/**
 * What is in another language than the reply says so, so that it is read aloud and broken into lines as what it is.
 */
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import type { Service } from '../../src/catalogue/resolved.ts';
import { serviceCard } from '../../src/conversation/cards.ts';
import { labelled } from '../../src/conversation/choices.ts';
import { phoneLine } from '../../src/conversation/phoneLines.ts';
import { fakePorts } from './fakePorts.ts';

type Phone = Extract<Service['phones'], readonly unknown[]>[number];

const catalogue = loadCatalogue(join(import.meta.dirname, '../../data'));
const ports = fakePorts({ catalogue });
const services = [
  ...catalogue.national(),
  ...catalogue.municipalities().flatMap(({ slug }) => catalogue.servicesOf(slug)),
];
const cardIn = (id: string, locale: 'nb' | 'se', own = ports) =>
  serviceCard(
    { id, score: 0, reasons: [] },
    { locale, audience: null, now: new Date('2026-11-02T10:00:00Z'), words: 'resident' },
    own,
  );

describe('in a North Sami reply', () => {
  test('the name on a card is North Sami where there is one in use, and else told to be Norwegian', () => {
    const sami = services.filter(({ name_se }) => name_se !== undefined);
    expect(sami.length).toBeGreaterThan(0);
    expect(sami.length).toBeLessThan(services.length);
    for (const { id, name, name_se } of services) {
      const expected = name_se === undefined ? { text: name, lang: 'nb' } : { text: name_se, lang: 'se' };
      expect(cardIn(id, 'se').name).toEqual(expected);
      expect(labelled([`service:${id}`], 'se', ports.texts, catalogue)).toEqual([
        { id: `service:${id}`, label: expected.text, ...(expected.lang === 'nb' ? { lang: 'nb' } : {}) },
      ]);
    }
  });

  test('so is the label of a number', () => {
    for (const { id } of services) {
      const phones = cardIn(id, 'se').phones;
      expect([id, ...phones.map(({ lang }) => lang)]).toEqual([id, ...phones.map(() => undefined)]);
    }
    const service = catalogue.service('nasjonal-kors-paa-halsen') as Service;
    const phones = [{ ...(service.phones as readonly Phone[])[0], label: { nb: 'Ungdom' } }] as Service['phones'];
    const only = fakePorts({ catalogue: { ...catalogue, service: () => ({ ...service, phones }) } });
    expect(cardIn(service.id, 'se', only).phones).toMatchObject([{ label: 'Ungdom', lang: 'nb' }]);
    // Named by their owner, or by what they are for.
    expect(phoneLine('nasjonal-kors-paa-halsen', 'se', catalogue, ports.texts).lang).toBe('nb');
    expect(phoneLine('nasjonal-113', 'se', catalogue, ports.texts).lang).toBeUndefined();
  });

  test('in a Norwegian reply nothing has to be told', () => {
    for (const { id } of services) {
      const { name, phones } = cardIn(id, 'nb');
      expect([name.lang, ...phones.map(({ lang }) => lang)].filter((lang) => lang !== undefined)).toEqual(['nb']);
    }
  });
});
