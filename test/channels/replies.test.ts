import { describe, expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder';
import { localeOf } from '../../src/channels/botframework/activity.ts';
import { replyActivity } from '../../src/channels/botframework/replies.ts';
import { teamsRole } from '../../src/channels/teams/teams.ts';
import type { Choice, Reply, ServiceCard } from '../../src/conversation/reply.ts';
import { EMERGENCY, sayPlain } from './fakes.ts';

const CARD: ServiceCard = {
  id: 'senja-kafe',
  name: { text: 'Kafé *Pluss* <b>', lang: 'nb' },
  summary: { text: 'Et sted å være', lang: 'nb' },
  phones: [{ id: 'p', label: 'Telefon', number: '96 63 45 47', tel: 'tel:+4796634547', note: 'hverdager' }],
  lines: [
    { kind: 'address', label: 'Adresse', text: 'Storgata 1_2', lang: 'nb' },
    { kind: 'web', label: 'Nettside', text: 'senja.no', lang: 'nb', href: 'https://www.senja.kommune.no/' },
  ],
  why: ['Fordi du er over 18'],
  source: 'Kilde: kommunen, 2026',
  confirm: 'Ring før du går',
};
const CHOICES: Choice[] = Array.from({ length: 8 }, (_, n) => ({ id: `place:sted-${n}`, label: `Sted ${n}` }));
const REPLY: Reply = sayPlain('services.shown', 'Dette kan hjelpe', {
  numbers: [EMERGENCY],
  cards: [CARD],
  choices: CHOICES,
});

/** A part of an Adaptive Card. */
interface Part {
  readonly type: string;
  readonly text?: string;
  readonly title?: string;
  readonly url?: string;
  readonly inlines?: Part[];
  readonly actions?: Part[];
  readonly body?: Part[];
  readonly fallbackText?: string;
}
const cardsOf = (activity: Partial<Activity>) => (activity.attachments ?? []).map(({ content }) => content as Part);
const actionsOf = (card: Part | undefined) => (card?.body ?? []).flatMap(({ actions }) => actions ?? []);

describe('a reply', () => {
  test('has its numbers in the text on every channel', () => {
    for (const channel of ['directline', 'msteams', 'emulator', 'webchat', 'sms', 'email']) {
      expect(replyActivity(REPLY, channel).text).toContain('Fare for liv: 113');
    }
  });

  test('has a card for each service: facts as they are, numbers to call, links, and all of it as text', () => {
    const [numbers, service] = cardsOf(replyActivity(REPLY, 'directline'));
    expect(actionsOf(numbers)).toEqual([{ type: 'Action.OpenUrl', title: 'Fare for liv: 113', url: 'tel:113' }]);
    const written = (service?.body ?? []).map(({ inlines }) => (inlines ?? []).map(({ text }) => text).join(''));
    expect(written).toEqual([
      'Kafé *Pluss* <b>',
      'Et sted å være',
      'Telefon: 96 63 45 47 – hverdager',
      'Adresse: Storgata 1_2',
      'Nettside: senja.no',
      'Fordi du er over 18',
      'Kilde: kommunen, 2026',
      'Ring før du går',
      '',
    ]);
    expect((service?.body ?? []).every(({ type }) => type !== 'TextBlock')).toBe(true);
    expect(actionsOf(service).map(({ url }) => url)).toEqual(['tel:+4796634547', 'https://www.senja.kommune.no/']);
    for (const line of written.slice(1, -1)) expect(service?.fallbackText).toContain(line.split(' – ')[0]);
  });

  test('goes to our own page as it is, and to no other channel', () => {
    expect(replyActivity(REPLY, 'directline').channelData).toEqual({ hjelpefinner: { reply: REPLY } });
    expect(replyActivity(REPLY, 'directline', true).channelData).toEqual({
      hjelpefinner: { reply: REPLY, erased: true },
    });
    expect(replyActivity(REPLY, 'msteams')).not.toHaveProperty('channelData');
  });

  test('suggests its choices where that works, and has rows of at most six buttons in Teams', () => {
    const web = replyActivity(REPLY, 'directline');
    expect(web.suggestedActions?.actions).toHaveLength(8);
    expect(cardsOf(web)).toHaveLength(2);
    const teams = replyActivity(REPLY, 'msteams');
    expect(teams).not.toHaveProperty('suggestedActions');
    const rows = cardsOf(teams).at(-1)?.body ?? [];
    expect(rows.map(({ actions }) => actions?.length)).toEqual([6, 2]);
  });

  test('is all text on a channel without cards', () => {
    const { text, attachments } = replyActivity(REPLY, 'sms');
    expect(attachments).toBeUndefined();
    for (const part of ['Dette kan hjelpe', '113', 'Kafé *Pluss*', '96 63 45 47', 'Storgata 1_2', '[Sted 7]']) {
      expect(text).toContain(part);
    }
  });

  test('that is only words has nothing else', () => {
    const { attachments, suggestedActions, text, locale } = replyActivity(
      sayPlain('x', 'Hei', { locale: 'se' }),
      'msteams',
    );
    expect({ attachments, suggestedActions, text, locale }).toEqual({
      attachments: [],
      suggestedActions: undefined,
      text: 'Hei',
      locale: 'se',
    });
  });
});

test.each([
  ['nb-NO', 'nb'],
  ['nn', 'nb'],
  ['no', 'nb'],
  ['se-NO', 'se'],
  ['SE', 'se'],
  ['sv-SE', undefined],
  ['en-US', undefined],
  ['', undefined],
  [undefined, undefined],
  [7, undefined],
])('the language for %p is %p', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test('only members of the municipality’s own tenant are employees', () => {
  const from = (tenant: string) =>
    ({ channelId: 'msteams', channelData: { tenant: { id: tenant } }, conversation: {} }) as Activity;
  expect(teamsRole(from('ours'), 'ours')).toBe('employee');
  expect(teamsRole(from('theirs'), 'ours')).toBe('resident');
  expect(teamsRole({ channelId: 'msteams', conversation: { tenantId: 'ours' } } as Activity, 'ours')).toBe('employee');
  expect(teamsRole({ channelId: 'msteams', conversation: {} } as Activity, 'ours')).toBe('resident');
  expect(teamsRole(from('theirs'), null)).toBe('employee');
});
