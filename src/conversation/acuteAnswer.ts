/**
 * What an acute message gets, in the order docs/acute.md promises: one sentence that takes it seriously, 113 when life
 * is at risk, 116 117 when it cannot wait, somebody to talk to, a word to the relative, and that this is a machine.
 */
import type { Alarm, Locale } from '../../dialogs/events.ts';
import { phoneLine } from './phoneLines.ts';
import type { Catalogue, Texts } from './ports.ts';
import type { PhoneLine } from './reply.ts';

/** Who is answered, and where they are. */
export interface AcuteContext {
  readonly alarm: Alarm & { readonly child: boolean };
  readonly municipality: string | null;
  readonly locale: Locale;
}

/** The words and the numbers of the answer, the most urgent first. */
export interface AcuteAnswer {
  readonly text: string;
  readonly numbers: readonly PhoneLine[];
}

const VIOLENT = new Set<Alarm['topic']>(['violence', 'sexual-assault', 'child-in-danger']);
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

function voice(alarm: AcuteContext['alarm']): string {
  return alarm.person === 'self' && alarm.child ? 'child' : alarm.person;
}

function concernKeys(alarm: AcuteContext['alarm']): string[] {
  return [
    `acute.opening.${voice(alarm)}.concern`,
    'acute.concernNumbers',
    ...(alarm.child ? ['acute.childLine'] : []),
    `acute.concernQuestion.${alarm.person === 'self' ? 'self' : 'other'}`,
  ];
}

function answerKeys(alarm: AcuteContext['alarm'], daytimeDoctor: boolean): string[] {
  const { level, topic } = alarm;
  const self = alarm.person === 'self';
  return [
    topic === 'unspecified' ? 'acute.opening.urgent' : `acute.opening.${voice(alarm)}.${level}`,
    ...(level === '113' ? ['acute.call113'] : []),
    ...(level === 'crisis' ? ['acute.call113IfDanger'] : []),
    ...(topic === 'unconscious' || topic === 'overdose' ? ['acute.unconscious'] : []),
    ...(VIOLENT.has(topic) ? ['acute.call112'] : []),
    ...(level === '116117' ? ['acute.call116117First', 'acute.call113IfWorse'] : ['acute.call116117']),
    ...(daytimeDoctor && level !== '113' ? ['acute.daytimeDoctor'] : []),
    ...(POISONED.has(topic) ? ['acute.poisonLine'] : []),
    ...(self ? [] : ['acute.callAnyway']),
    ...(alarm.child ? ['acute.childLine'] : topic === 'child-in-danger' ? ['acute.childLineForAdult'] : []),
    ...(VIOLENT.has(topic) ? ['acute.violenceLine'] : []),
    ...(self ? ['acute.notAlone', 'acute.talk'] : ['acute.talkOther']),
    'acute.machine',
    'acute.goOn',
  ];
}

function numberIds(alarm: AcuteContext['alarm']): string[] {
  const { level, topic } = alarm;
  const violent = VIOLENT.has(topic);
  const first = level === '116117' ? ['nasjonal-legevakt', 'nasjonal-113'] : ['nasjonal-113', 'nasjonal-legevakt'];
  const child = alarm.child || topic === 'child-in-danger' ? ['nasjonal-alarmtelefonen'] : [];
  return [
    ...(violent && level === '113' ? ['nasjonal-113', 'nasjonal-112', 'nasjonal-legevakt'] : first),
    ...(violent && level !== '113' ? ['nasjonal-112'] : []),
    ...(POISONED.has(topic) ? ['nasjonal-giftinformasjonen'] : []),
    ...child,
    'nasjonal-mental-helse',
    'nasjonal-kirkens-sos',
    ...(violent ? ['nasjonal-vo-linjen'] : []),
  ];
}
