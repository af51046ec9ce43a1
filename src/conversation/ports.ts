/**
 * What the core needs from the other rooms. They implement these; `main.ts` hands them in.
 */
import type {
  AcuteLevel,
  AcutePerson,
  AcuteTopic,
  Audience,
  Facts,
  Locale,
  Outlook,
  Role,
  Topic,
  Verdict,
  Wish,
} from '../../dialogs/events.ts';
import type { Service, ServiceSchedule } from '../catalogue/resolved.ts';
import type { Municipality, SourceDocument } from '../catalogue/schema.ts';
import type { Counted } from './counted.ts';

/** A message from any channel: typed text, or a pressed choice with the text of its button. */
export interface Message {
  readonly text: string;
  readonly choice?: string;
}

/** What the detector heard, and why. */
export interface AcuteAssessment {
  readonly level: AcuteLevel;
  readonly topic: AcuteTopic;
  readonly person: AcutePerson;
  /** Id of the rule or voice that decided, for example `suicide.want-die`. */
  readonly signal: string;
  /**
   * The reason in plain words. Rules tell the lexeme classes that matched, never the person's words; statistics name
   * the pieces of the message that weighed most, so this is shown where it is asked for and never logged.
   */
  readonly why: string;
  /** True when the message says it comes from a child, or is about the writer's own childhood now ("jeg er 12"). */
  readonly child: boolean;
  /** True when a guard lowered it to a concern: history, grief, prevention, "nei, jeg har ingen …". */
  readonly lowered: boolean;
  /** A concern that is only a faint suspicion: it asks the direct question only when there has been one before. */
  readonly faint: boolean;
}

/** Hears acute signals in raw text. Must be fast, deterministic and must never throw on any string. */
export interface AcuteDetector {
  /** The most serious signal in `text`, or null. */
  assess(text: string): AcuteAssessment | null;
}

/** Orders that work in every state. */
export type Command =
  | 'person'
  | 'startOver'
  | 'erase'
  | 'back'
  | 'help'
  | 'areYouAPerson'
  | 'privacy'
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'notMeantSo'
  | 'meantSo'
  /** Good news after an alarm: "ambulansen er her", "han våkna nå". */
  | 'relief'
  /** Still about the danger after an alarm: "vet ikke hvor hun er", "kan jeg vente til mandag". */
  | 'lingers'
  | 'urgent'
  | 'goOn'
  /** To print, copy or send what was found. */
  | 'takeWithMe'
  /** Which languages the bot speaks. */
  | 'languages'
  | 'insult'
  /** Talk about something else than help. */
  | 'chitchat'
  /** Nothing that can be read. */
  | 'nonsense';

/** What one message says. Facts here are only those in this message; `turn.ts` merges them with the session's. */
export interface Understood {
  readonly facts: Facts;
  /** The language the message is written in, when it is clear enough to follow. */
  readonly locale: Locale | null;
  /** Set when the person asks for a language by name ("kan vi ta det på samisk?"). */
  readonly wantsLocale: Locale | null;
  readonly command: Command | null;
  /** "ja"/"nei" as an answer. */
  readonly yesNo: 'yes' | 'no' | null;
  /** The person would rather not say ("vil ikke si", "ingen alder"). */
  readonly declines: boolean;
  /** "Kanskje", "litt", "av og til": neither yes nor no. */
  readonly perhaps: boolean;
  /** "nei, det er datteren min": what follows replaces what was said before. */
  readonly corrects: boolean;
  /** A question about a service that is shown. */
  readonly topic: Topic | null;
  /** Which of the shown services the question is about ("den andre" is 1), or null for the one in focus. */
  readonly ordinal: number | null;
  /** Another service than those shown is wished for. */
  readonly wish: Wish | null;
  /** Says whether what is shown helped. */
  readonly verdict: Verdict | null;
  /** Normalised, corrected, stemmed words for ranking. They live only as long as the turn. */
  readonly terms: readonly string[];
  /** True when at least one word was recognised as being about help, a person, a place or a service. */
  readonly meaningful: boolean;
}

/** Reads a message. Pure: the same text, context and time give the same answer. */
export interface Understanding {
  read(text: string, context: ReadingContext): Understood;
}

/** What the reader may know about the conversation. */
export interface ReadingContext {
  /** The question that was asked last, so that "16" can be an age and "Finnsnes" a place. */
  readonly asking: 'need' | 'age' | 'municipality' | 'audience' | 'direct' | null;
  readonly locale: Locale;
  /** True when services are shown, so that "hva koster det" is about them. */
  readonly hasShown: boolean;
  readonly now: Date;
}

/** Ranks services for the facts and the words of a message. */
export interface Matcher {
  /** Best first. Never a planned or ended service, one for another age, or (for residents) an employee-only one. */
  rank(query: MatchQuery): Outlook;
  /** Services that fulfil a wish, best first, none of those in `seen`. Empty when no source tells of one. */
  wish(wish: Wish, query: MatchQuery, seen: readonly string[]): Outlook['found'];
  /**
   * The one of the services `ids` that the words name ("hva med kafeen"), or null.
   * @param among when given, any service that may be shown there and to them counts, if its whole name is said
   */
  named(
    terms: readonly string[],
    ids: readonly string[],
    among: { readonly facts: Facts; readonly role: Role } | null,
  ): string | null;
}

/** What is ranked by. */
export interface MatchQuery {
  readonly facts: Facts;
  readonly terms: readonly string[];
  /** What was found earlier in the conversation, so that an answer ("16") refines it instead of forgetting it. */
  readonly earlier: Outlook['found'];
  readonly role: Role;
  readonly now: Date;
  /** Questions that were asked already and must not be asked again. */
  readonly asked: readonly string[];
}

/** The services, as they are after inheritance. */
export interface Catalogue {
  service(id: string): Service | undefined;
  municipality(slug: string): Municipality | undefined;
  municipalities(): readonly Municipality[];
  /** All services of one municipality, national ones not included. */
  servicesOf(slug: string): readonly Service[];
  /** National lines and the Statsforvalter: offered everywhere. */
  national(): readonly Service[];
  /** The document with this id, for the title and date of a source. */
  document(id: string): SourceDocument | undefined;
}

/** Reads opening hours. Times are those of Norway, whatever the clock of the machine. */
export interface OpeningHours {
  /** Whether `schedule` is open at `now`, and when that changes next; `unknown` when the source gives no times. */
  hoursAt(
    schedule: ServiceSchedule,
    now: Date,
  ): { readonly state: 'open' | 'closed' | 'unknown'; readonly nextChange: Date | null; readonly always: boolean };
}

/** The words for concepts, for telling why a service was chosen. */
export interface ConceptLabels {
  /** A short label such as "alkohol", or undefined when there is no such concept. */
  label(concept: string, locale: Locale): string | undefined;
}

/** All that a conversation is made of. */
export interface Ports {
  readonly catalogue: Catalogue;
  readonly hours: OpeningHours;
  readonly acute: AcuteDetector;
  readonly understanding: Understanding;
  readonly matcher: Matcher;
  readonly concepts: ConceptLabels;
  readonly texts: Texts;
}

/** Texts of one language. `key` is typed from the Norwegian texts; a missing key throws. */
export interface Texts {
  t(locale: Locale, key: string, params?: Readonly<Record<string, string | number>>): string;
  has(locale: Locale, key: string): boolean;
}

/** Reads a clock. */
export interface Clock {
  now(): Date;
}

/** Keeps sessions for a while. Values are the small JSON of `session.ts`. */
export interface SessionStore {
  load(id: string): Promise<string | null>;
  /** Saves and starts the time to live anew. */
  save(id: string, session: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Counts how answers turned out, by month. It never learns who, nor when within the month. */
export interface Counts {
  /** Adds one. Rejects when it could not be counted. */
  add(counted: Counted, now: Date): Promise<void>;
}

/** Who is in the conversation, fixed by the channel when it starts. */
export interface Opening {
  readonly municipality?: string;
  readonly locale?: Locale;
  readonly role?: Role;
}

export type { Audience, Facts, Locale, Outlook, Role };
