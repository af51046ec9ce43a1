/**
 * One message in, replies out, as a visible list of steps. Acute comes first, on the raw text, in every state; and if
 * any later step throws, the person still gets the numbers.
 */

import { transition } from 'xstate';
import type { Alarm, HelpEvent, Memory, Says } from '../../dialogs/events.ts';
import { findHelp, heardAlarm, SEVERITY } from '../../dialogs/findHelp.machine.ts';
import type { TurnResult } from './conversation.ts';
import { countedIn } from './counted.ts';
import { ALWAYS_IN_VIEW, lastResortReply } from './lastResort.ts';
import { goingOn, isInDanger, meaningOf, type Reading, readMessage, situation } from './meaning.ts';
import type { AcuteAssessment, Message, Ports } from './ports.ts';
import { render } from './render.ts';
import type { Reply } from './reply.ts';
import { SESSION_VERSION, type Session } from './session.ts';

/** Takes one turn. Never throws: what fails becomes the last resort. */
export function takeTurn(session: Session, message: Message, now: Date, ports: Ports): TurnResult {
  const heard = hearAcute(message.text, ports);
  try {
    const reading = readMessage({ session, message, now, ports });
    const acute =
      pressedUrgent(reading, heard.acute) ?? meantAfterAll(reading, heard.acute) ?? inKeeping(reading, heard.acute);
    const wasEcho = acute === null && heard.acute !== null;
    const events = eventsOf(reading, acute, wasEcho);
    const moved = move(followLanguage(session, reading), events);
    const replies = moved.says.map((says) => render(says, { memory: moved.session.memory, now, ports }));
    if (replies.length === 0) throw new Error('a turn must never be silent');
    const { memory } = moved.session;
    return {
      session: moved.session,
      replies:
        heard.failure !== null
          ? [lastResortReply(memory.locale), ...replies]
          : keepNumbersInView(replies, memory, ports),
      acute: acute === null ? null : { ...acute, level: memory.lastAlarm?.level ?? acute.level },
      erased: events.some(({ type }) => type === 'ERASED'),
      counted: countedIn(moved.says, memory),
      failure: heard.failure,
    };
  } catch (failure) {
    return {
      session: heard.acute === null ? session : remember(session, heard.acute),
      replies: [lastResortReply(session.memory.locale)],
      acute: heard.acute,
      erased: false,
      counted: null,
      failure,
    };
  }
}

/** What sounds acute in the raw text. A detector that fails is an alarm of its own: the numbers are then shown. */
function hearAcute(text: string, { acute }: Ports): { acute: AcuteAssessment | null; failure: unknown } {
  try {
    return { acute: acute.assess(text), failure: null };
  } catch (failure) {
    return { acute: null, failure };
  }
}

/** "Det haster", pressed or typed, gets the same answer as an acute message; a graver one is answered as it is. */
function pressedUrgent(reading: Reading, heard: AcuteAssessment | null): AcuteAssessment | null {
  return reading.urgent && (heard === null || heard.level === 'concern' || heard.topic === 'unspecified')
    ? saidSo({
        level: 'crisis',
        topic: 'unspecified',
        person: 'self',
        signal: 'choice.urgent',
        why: 'Personen valgte «Det haster»',
      })
    : null;
}

/** "Jo, det var sånn ment" brings the alarm back that was dismissed. */
function meantAfterAll({ understood, session }: Reading, heard: AcuteAssessment | null): AcuteAssessment | null {
  const { lastAlarm } = session.memory;
  if (heard !== null || lastAlarm === null || understood?.command !== 'meantSo') return null;
  const { level, topic, person } = lastAlarm;
  return saidSo({
    level: level === 'concern' ? 'crisis' : level,
    topic,
    person,
    signal: 'command.meantSo',
    why: 'Personen sier at det var sånn ment',
  });
}

/** So few words after an alarm tell little by themselves. */
const FEW_WORDS = 8;

/**
 * A short message after an alarm sounds grave to the statistics by what it leaves out ("nei han er ikke hjemme", "ja de er
 * på vei"): it is about the alarm, so its person and topic stay. What is no graver is met with the numbers again, not
 * with another alarm; nor is good news ("han våkna nå"). What the rules hear stands as it is.
 */
function inKeeping({ understood, session, isShort }: Reading, heard: AcuteAssessment | null): AcuteAssessment | null {
  const last = session.memory.lastAlarm;
  if (heard === null || last === null || !heard.signal.startsWith('statistics.')) return heard;
  if (understood?.command === 'relief') return null;
  // Who has said that they want to die is answered in full each time.
  if (last.person === 'self' && SUICIDAL.has(last.topic)) return heard;
  if (!isShort(FEW_WORDS) || !isInDanger(session)) return heard;
  return SEVERITY[heard.level] > SEVERITY[last.level] ? { ...heard, topic: last.topic, person: last.person } : null;
}

/** An alarm that the person asks for, by a button or an order, and that no detector heard. */
function saidSo(alarm: Pick<AcuteAssessment, 'level' | 'topic' | 'person' | 'signal' | 'why'>): AcuteAssessment {
  return { ...alarm, child: false, lowered: false, faint: false };
}

/** The acute event first; then what the message means, unless the alarm is so serious that nothing may come between. */
function eventsOf(reading: Reading, acute: AcuteAssessment | null, wasEcho: boolean): HelpEvent[] {
  if (acute === null) return withGoingOn(wasEcho ? { type: 'LINGERED' } : meaningOf(reading), reading);
  const sounded = {
    type: 'SOUNDED_ACUTE' as const,
    alarm: alarmOf(acute, reading.session),
    ...situation(reading, acute),
  };
  if (reading.order !== null) return [meaningOf(reading), sounded];
  const { lastAlarm } = heardAlarm(reading.session.memory, sounded.alarm);
  if (lastAlarm?.level !== 'concern') return [sounded];
  const meaning = meaningOf(reading);
  return BESIDE_CONCERN.has(meaning.type) && !asksMore(sounded, meaning) ? [sounded, meaning] : [sounded];
}

/** After a "no" to the direct question the conversation goes on with what was said before. */
function withGoingOn(meaning: HelpEvent, reading: Reading): HelpEvent[] {
  const saidNo = meaning.type === 'ANSWERED_DIRECT_QUESTION' && meaning.answer === 'no';
  const { facts } = reading.session.memory;
  return saidNo && facts.needs.length > 0 ? [meaning, goingOn(reading)] : [meaning];
}

/** One question at a time: the direct one is not followed by another. */
const asksMore = (sounded: HelpEvent, meaning: HelpEvent): boolean =>
  'alarm' in sounded && sounded.alarm.asks && 'outlook' in meaning && meaning.outlook.ask !== null;

/** What the one direct question is about. A drunk parent or a wound is grave in another way. */
const SUICIDAL = new Set<AcuteAssessment['topic']>(['suicide', 'self-harm', 'hopelessness', 'unspecified']);

function alarmOf({ level, topic, person, lowered, faint }: AcuteAssessment, { memory }: Session): Alarm {
  const isConcern = level === 'concern';
  const signs = !isConcern || lowered || !SUICIDAL.has(topic) ? 0 : faint ? 1 : 2;
  const asks = isConcern && (signs === 2 || (signs === 1 && memory.concerns > 0));
  return { level, topic, person, asks, signs };
}

/** After a concern the conversation goes on in the same turn, but never with small talk or "I did not understand". */
const BESIDE_CONCERN = new Set<HelpEvent['type']>([
  'DESCRIBED_NEED',
  'CHOSE',
  'CORRECTED',
  'DECLINED_TO_SAY',
  'ASKED_FOR_PERSON',
  'ASKED_ABOUT_SERVICE',
  'ASKED_FOR_OTHER',
  'CHOSE_SERVICE',
  'GAVE_VERDICT',
  'ASKED_TO_KEEP',
  'WANTED_TO_CORRECT',
]);

/** The language follows the person, until they have asked for one. */
function followLanguage(session: Session, { understood }: Reading): Session {
  const locale = understood?.locale ?? null;
  if (locale === null || session.memory.languageChosen) return session;
  return { ...session, memory: { ...session.memory, locale } };
}

/** Lets the machine take the events, and collects what it says. */
function move(session: Session, events: readonly HelpEvent[]): { session: Session; says: Says[] } {
  let snapshot = findHelp.resolveState({ value: session.state, context: session.memory });
  const says: Says[] = [];
  for (const event of events) {
    const [next, actions] = transition(findHelp, snapshot, event);
    snapshot = next;
    for (const action of actions) {
      if (action.type === 'say') says.push(action.params as Says);
    }
  }
  // An order in the same message is carried out first, so that it cannot undo the alarm; but the alarm is said first.
  const ordered = says.toSorted((a, b) => Number(b.alarm !== undefined) - Number(a.alarm !== undefined));
  return { session: { version: SESSION_VERSION, state: snapshot.value, memory: snapshot.context }, says: ordered };
}

/** Once a message has sounded acute, every later answer carries the numbers. */
function keepNumbersInView(replies: Reply[], { acuteLevel, locale }: Memory, { texts }: Ports): Reply[] {
  const last = replies.at(-1);
  if (acuteLevel === null || last === undefined || replies.some(({ urgent }) => urgent)) return replies;
  const others = last.numbers.filter(({ id }) => ALWAYS_IN_VIEW[locale].every((line) => line.id !== id));
  const text = `${last.text}\n\n${texts.t(locale, 'acute.inView')}`;
  return [...replies.slice(0, -1), { ...last, text, numbers: [...ALWAYS_IN_VIEW[locale], ...others] }];
}

/** A turn that failed still remembers that it was acute. */
function remember(session: Session, acute: AcuteAssessment): Session {
  return { ...session, memory: { ...session.memory, ...heardAlarm(session.memory, alarmOf(acute, session)) } };
}
