import { describe, expect, test } from '@jest/globals';
import type { Wish } from '../../dialogs/events.ts';
import { NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import { core } from '../helpers/core.ts';

const NOW = new Date('2026-11-23T10:00:00+01:00');
const { matcher, catalogue } = core.ports;

const facts = { ...NO_FACTS, needs: ['rus' as const], concepts: ['alcohol'], municipality: 'senja' };

/** Services that fulfil the wish for one who drinks too much in Senja. */
function wished(wish: Wish, seen: readonly string[] = []) {
  const query = { facts, terms: [], earlier: [], role: 'resident' as const, now: NOW, asked: [] };
  return matcher.wish(wish, query, seen).map(({ id }) => catalogue.service(id)!);
}

describe('a wish', () => {
  test('for more never shows again what has been seen', () => {
    const first = wished('more').map(({ id }) => id);
    expect(first).toHaveLength(3);
    const second = wished('more', first).map(({ id }) => id);
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
  });

  test('for no application gives only what one can turn to directly', () => {
    const services = wished('withoutApplication');
    expect(services.length).toBeGreaterThan(0);
    for (const { access } of services) {
      expect(access.some(({ how }) => how === 'drop-in' || how === 'contact')).toBe(true);
      expect(access.every(({ needs_application }) => needs_application !== true)).toBe(true);
    }
  });

  test('for evenings gives only what the source says is open then', () => {
    const services = wished('evening');
    expect(services.length).toBeGreaterThan(0);
    for (const { schedules } of services) expect(Array.isArray(schedules)).toBe(true);
    expect(services.map(({ id }) => id)).not.toContain('senja-mottaksteamet');
  });

  test('for the young gives nothing made for adults', () => {
    const services = wished('forYoung');
    expect(services.length).toBeGreaterThan(0);
    for (const { eligibility } of services) expect(eligibility?.minimum_age ?? 0).toBeLessThanOrEqual(25);
  });

  test('for a relative gives help for relatives first', () => {
    const services = wished('forRelative');
    expect(services.length).toBeGreaterThan(0);
    for (const { audience } of services) expect(audience).toContain('relative');
  });

  test('for what can be reached from home gives a number or a chat', () => {
    for (const { phones, chats, parent_contact } of wished('nearer'))
      expect(Array.isArray(phones) || chats.length > 0 || Array.isArray(parent_contact?.phones)).toBe(true);
  });

  test('never gives what may not be offered', () => {
    for (const wish of ['more', 'nearer', 'evening', 'forYoung', 'forRelative', 'withoutApplication'] as const)
      for (const { status, audience } of wished(wish)) {
        expect(['current', 'mentioned']).toContain(status);
        expect(audience.some((one) => one !== 'employee')).toBe(true);
      }
  });
});

describe('the service that is named among those shown', () => {
  const terms = (text: string) =>
    core.ports.understanding.read(text, { asking: null, locale: 'nb', hasShown: true, now: NOW }).terms;
  const shown = ['senja-mottaksteamet', 'senja-kafe-pluss', 'senja-ruspoliklinikk'];

  test.each([
    ['hva med kafeen', 'senja-kafe-pluss'],
    ['når er mottaksteamet åpent', 'senja-mottaksteamet'],
    ['hva koster det', null],
  ])('%s', (text, id) => {
    expect(matcher.named(terms(text), shown, null)).toBe(id);
  });
});

describe('help for the relative', () => {
  test('stands beside what is for the one they worry about', () => {
    const { session } = core.conversation.takeTurn(
      core.conversation.start({ municipality: 'senja' }),
      { text: 'mannen min på 52 drikker hver dag og vil ha avrusning' },
      NOW,
    );
    const { shown, facts: known } = session.memory;
    expect(known.audience).toBe('relative');
    const forRelatives = shown.filter((id) => {
      const service = catalogue.service(id)!;
      return (
        service.audience.includes('relative') &&
        (service.needs[0] === 'paarorende' || !service.audience.includes('self'))
      );
    });
    expect(forRelatives.length).toBeGreaterThan(0);
  });
});
