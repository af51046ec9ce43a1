/**
 * What an acute message gets, in the order docs/acute.md promises: one sentence that takes it seriously, 113 when life
 * is at risk, 116 117 when it cannot wait, somebody to talk to, a word to the relative, and that this is a machine.
 */
import type { Alarm, HeardAlarm, Locale } from '../../dialogs/events.ts';
import { phoneLine } from './phoneLines.ts';
import type { Catalogue, Texts } from './ports.ts';
import type { PhoneLine } from './reply.ts';

/** Who is answered, and where they are. */
export interface AcuteContext {
  readonly alarm: HeardAlarm;
  readonly municipality: string | null;
  readonly locale: Locale;
}

/** The words and the numbers of the answer, the most urgent first. */
export interface AcuteAnswer {
  readonly text: string;
  readonly numbers: readonly PhoneLine[];
}

const VIOLENT = new Set<Alarm['topic']>(['violence', 'sexual-assault', 'child-in-danger']);
/** The one it is about needs first aid, whoever wants what: nobody is asked whether they want it. */
const FIRST_AID = new Set<Alarm['topic']>(['unconscious', 'overdose', 'poisoning', 'medical']);
const POISONED = new Set<Alarm['topic']>(['overdose', 'poisoning']);

/** The answer to an acute message. */
export function acuteAnswer(
  { alarm, municipality, locale }: AcuteContext,
  catalogue: Catalogue,
  texts: Texts,
): AcuteAnswer {
  const keys =
    alarm.level === 'concern' ? concernKeys(alarm) : answerKeys(alarm, hasDaytimeDoctor(municipality, catalogue));
  const numbers = numberIds(alarm).map((id) => phoneLine(id, locale, catalogue, texts));
  return { text: keys.map((key) => texts.t(locale, key)).join('\n\n'), numbers };
}

function hasDaytimeDoctor(municipality: string | null, catalogue: Catalogue): boolean {
  return municipality !== null && catalogue.municipality(municipality)?.daytime_doctor !== undefined;
}

function voice(alarm: HeardAlarm): string {
  return alarm.person === 'self' && alarm.child ? 'child' : alarm.person;
}

/** It is about a child, or about violence, where the writer can be one who does not say so. */
const concernsChild = ({ minor, topic }: HeardAlarm) =>
  (minor && !FIRST_AID.has(topic)) || VIOLENT.has(topic) || topic === 'harming-others';

/** The first sentence. Of violence it says that it is not right, whoever writes: the victim is often not named. */
function openingKey(alarm: HeardAlarm): string {
  if (alarm.topic === 'unspecified') return 'acute.opening.urgent';
  if (alarm.topic === 'harming-others') return 'acute.opening.harming';
  if (VIOLENT.has(alarm.topic)) return 'acute.opening.violent';
  return `acute.opening.${voice(alarm)}.${alarm.level}`;
}

function concernKeys(alarm: HeardAlarm): string[] {
  return [
    alarm.topic === 'grief'
      ? 'acute.opening.grief'
      : alarm.asks || alarm.child
        ? `acute.opening.${voice(alarm)}.concern`
        : 'acute.opening.quiet',
    'acute.concernNumbers',
    ...(alarm.child ? ['acute.childLine'] : alarm.minor ? ['acute.childLineForAdult'] : []),
    ...(alarm.asks ? [`acute.concernQuestion.${alarm.person === 'self' ? 'self' : 'other'}`] : []),
  ];
}

function answerKeys(alarm: HeardAlarm, daytimeDoctor: boolean): string[] {
  const { level, topic } = alarm;
  const self = alarm.person === 'self';
  return [
    openingKey(alarm),
    ...(level === '113' ? ['acute.call113'] : []),
    ...(level === 'crisis' ? ['acute.call113IfDanger'] : []),
    ...((topic === 'unconscious' || topic === 'overdose') && !self ? ['acute.unconscious'] : []),
    ...(VIOLENT.has(topic) ? ['acute.safeFirst', 'acute.call112'] : []),
    ...(topic === 'harming-others' ? ['acute.giveSpace', 'acute.call112'] : []),
    ...(level === '116117' ? ['acute.call116117First', 'acute.call113IfWorse'] : ['acute.call116117']),
    ...(daytimeDoctor && level !== '113' ? ['acute.daytimeDoctor'] : []),
    ...(POISONED.has(topic) ? ['acute.poisonLine'] : []),
    // Nobody is told to stay with somebody who is violent.
    ...(self || VIOLENT.has(topic) || FIRST_AID.has(topic) || topic === 'harming-others' ? [] : ['acute.callAnyway']),
    ...(alarm.child && !FIRST_AID.has(topic)
      ? ['acute.childLine']
      : concernsChild(alarm)
        ? ['acute.childLineForAdult']
        : []),
    ...(VIOLENT.has(topic) ? ['acute.violenceLine'] : []),
    ...(self ? ['acute.notAlone', 'acute.talk'] : ['acute.talkOther']),
    'acute.machine',
    'acute.goOn',
  ];
}

function numberIds(alarm: HeardAlarm): string[] {
  const { level, topic } = alarm;
  const violent = VIOLENT.has(topic);
  const first = level === '116117' ? ['nasjonal-legevakt', 'nasjonal-113'] : ['nasjonal-113', 'nasjonal-legevakt'];
  const child = (alarm.child && !FIRST_AID.has(topic)) || concernsChild(alarm) ? ['nasjonal-alarmtelefonen'] : [];
  return [
    ...(violent && level === '113' ? ['nasjonal-113', 'nasjonal-112', 'nasjonal-legevakt'] : first),
    ...((violent && level !== '113') || topic === 'harming-others' ? ['nasjonal-112'] : []),
    ...(POISONED.has(topic) ? ['nasjonal-giftinformasjonen'] : []),
    ...child,
    'nasjonal-mental-helse',
    'nasjonal-kirkens-sos',
    ...(violent ? ['nasjonal-vo-linjen'] : []),
  ];
}
