/**
 * A core that says what a test needs to see on the page: one word in, one kind of reply out.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Conversation, TurnResult } from '../../src/conversation/conversation.ts';
import { ALWAYS_IN_VIEW } from '../../src/conversation/lastResort.ts';
import type { Message, Opening } from '../../src/conversation/ports.ts';
import type { Choice, Reply, ServiceCard } from '../../src/conversation/reply.ts';
import type { Session } from '../../src/conversation/session.ts';
import { createTexts, type TextKey } from '../../src/texts/texts.ts';

interface Scripted {
  readonly locale: Locale;
  readonly messages: number;
}

/** Markup that would show itself if it were ever read as markup. */
export const MARKUP =
  '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script><b>fet</b>';

const texts = createTexts();

/** Answers by the first word of the message; keeps what it was given in `seen`. */
export class ScriptedCore implements Conversation {
  readonly seen: Message[] = [];

  start({ locale }: Opening): Session {
    return asSession({ locale: locale ?? 'nb', messages: 0 });
  }

  greet(session: Session): TurnResult {
    const { locale } = asScripted(session);
    const choices = labelled(['need:rus', 'need:psykisk-helse', 'need:paarorende', 'urgent', 'locale:se'], locale);
    return result(session, reply('greeting', locale, texts.t(locale, 'greeting.hello'), { choices }));
  }

  takeTurn(session: Session, message: Message): TurnResult {
    this.seen.push(message);
    const before = asScripted(session);
    const pressed = /^locale:(nb|se)$/.exec(message.choice ?? '')?.[1] as Locale | undefined;
    const asked = message.text === 'sámegillii' ? 'se' : pressed;
    const locale = asked ?? before.locale;
    const next = asSession({ locale, messages: before.messages + 1 });
    if (asked !== undefined)
      return result(next, reply('switchedLanguage', locale, texts.t(locale, 'switchedLanguage')));
    const word = message.choice ?? message.text.split(' ')[0] ?? '';
    if (word === 'krasj') throw new Error('as told');
    if (word === 'slett') {
      return { ...result(next, reply('erased', locale, texts.t(locale, 'erased'))), erased: true };
    }
    return result(next, (REPLIES[word] ?? counted)(locale, before.messages + 1));
  }

  serialize(session: Session): string {
    return JSON.stringify(session);
  }

  restore(json: string | null, opening: Opening): { session: Session; startedOver: boolean } {
    return { session: json === null ? this.start(opening) : JSON.parse(json), startedOver: false };
  }

  apologise(session: Session): Reply {
    return reply('sessionLost', asScripted(session).locale, 'Beklager');
  }
}

const REPLIES: Record<string, (locale: Locale) => Reply> = {
  spørsmål: question,
  'need:rus': question,
  kort: cards,
  ta: (locale) => reply('keep', locale, texts.t(locale, 'keep'), { choices: labelled(['startOver'], locale) }),
  akutt: acute,
  urgent: acute,
  html: (locale) => ({
    ...reply('html', locale, MARKUP, { choices: [{ id: 'yes', label: MARKUP }] }),
    numbers: [{ id: 'x', label: MARKUP, number: MARKUP, tel: 'javascript:document.title="broken"', note: MARKUP }],
    cards: [
      {
        ...service(locale, MARKUP),
        summary: { text: MARKUP, lang: 'nb' },
        source: MARKUP,
        confirm: MARKUP,
        why: [MARKUP],
        lines: [
          { kind: 'web', label: MARKUP, text: MARKUP, lang: 'nb', href: 'javascript:document.title="broken"' },
          { kind: 'address', label: 'Adresse', text: 'Gata 1', lang: 'nb', href: 'data:text/html,broken' },
        ],
      },
    ],
  }),
};

function counted(locale: Locale, count: number): Reply {
  return reply('answer', locale, `Svar ${count}`);
}

function question(locale: Locale): Reply {
  const choices = labelled(['age:13-17', 'age:18-25', 'age:26-66', 'age:67plus', 'age:unsaid'], locale);
  return reply('question.age', locale, texts.t(locale, 'question.age'), { choices });
}

function acute(locale: Locale): Reply {
  const keys = [
    'acute.opening.self.crisis',
    'acute.call113IfDanger',
    'acute.call116117',
    'acute.talk',
    'acute.machine',
  ];
  const text = keys.map((key) => texts.t(locale, key)).join('\n\n');
  const numbers = ALWAYS_IN_VIEW[locale].map((line) => ({ ...line, chat: 'Chat: sidetmedord.no' }));
  return reply('acute', locale, text, { urgent: true, numbers });
}

function cards(locale: Locale): Reply {
  return reply('services.shown', locale, texts.t(locale, 'services.shown'), {
    cards: [service(locale, 'Utekontakten'), service(locale, 'Mottaksteamet')],
    choices: labelled(['about:access', 'about:hours', 'keep', 'person', 'startOver'], locale),
  });
}

function service(locale: Locale, name: string): ServiceCard {
  const t = (key: TextKey, params?: Record<string, string>) => texts.t(locale, key, params);
  return {
    id: 'service',
    name: { text: name, lang: 'nb' },
    summary: { text: 'Et tilbud til deg som er ung og har det vanskelig. Du kan komme som du er.', lang: 'nb' },
    phones: [{ id: 'service', label: t('card.phone'), number: '116 123', tel: 'tel:116123' }],
    lines: [
      { kind: 'access', label: t('card.access'), text: t('card.access.contact'), lang: locale },
      {
        kind: 'openNow',
        label: t('card.openNow.visit'),
        text: t('card.open.until', { until: 'kl. 15.00' }),
        lang: locale,
      },
      {
        kind: 'hours',
        label: t('card.hours.visit'),
        text: 'Mandag til fredag 09.00–15.00\nLørdag 10.00–13.00',
        lang: 'nb',
      },
      {
        kind: 'address',
        label: t('card.address'),
        text: 'Storgata 1, Finnsnes',
        lang: 'nb',
        href: 'https://norgeskart.no/#!?sok=Storgata%201%2C%20Finnsnes',
      },
      { kind: 'web', label: t('card.web'), text: 'kommune.example', lang: 'nb', href: 'https://kommune.example' },
      { kind: 'uncertain', label: t('card.uncertain'), text: t('card.verify'), lang: locale },
    ],
    why: [t('why.local', { municipality: 'Senja' }), t('why.dropIn')],
    source: t('card.source', { title: 'Senja kommune', date: '2021' }),
    confirm: t('card.confirm'),
  };
}

function labelled(ids: readonly Choice['id'][], locale: Locale): Choice[] {
  return ids.map((id) => ({ id, label: texts.t(locale, `choice.${id.replace(':', '.')}`) }));
}

function reply(key: string, locale: Locale, text: string, more: Partial<Reply> = {}): Reply {
  return { key, locale, text, urgent: false, numbers: [], cards: [], choices: [], ...more };
}

function result(session: Session, said: Reply): TurnResult {
  return { session, replies: [said], acute: null, erased: false, counted: null, failure: null };
}

const asSession = (scripted: Scripted) => scripted as unknown as Session;
const asScripted = (session: Session) => session as unknown as Scripted;
