/**
 * The vocabulary of the conversation: what a person can do (events), what a session remembers (context)
 * and what the bot answers (says). Types only, so that every room of `src/` can share them.
 */
import type { ACUTE_TOPICS } from './topics.ts';

/** The languages the bot speaks, as i18next tags: Norwegian bokmål and North Sami. */
export type Locale = 'nb' | 'se';

/** What a person needs help with. The first four are asked about, the others make the match finer. */
export type Need =
  | 'rus'
  | 'psykisk-helse'
  | 'paarorende'
  | 'akutt'
  | 'bolig'
  | 'arbeid-aktivitet'
  | 'barn-unge'
  | 'eldre'
  | 'gravid'
  | 'vold'
  | 'rettigheter-klage';

/** Who the help is for, seen from the writer: themselves, somebody they know, or somebody they meet at work. */
export type Audience = 'self' | 'relative' | 'employee';

/** Who the channel says is writing. Employees see employee-only records. */
export type Role = 'resident' | 'employee';

/** Whom the writer worries about, when it is not themselves. */
export type Relation = 'child' | 'parent' | 'partner' | 'sibling' | 'grandparent' | 'grandchild' | 'friend' | 'other';

/** A stretch of ages in whole years, both ends included. `null` is open. */
export interface AgeSpan {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * What is known about the help that is needed. Never any text the person wrote.
 * `age` is the age of the one the help is for; `ageSpan` is a band when only that is known ("voksen", "13-17").
 */
export interface Facts {
  readonly needs: readonly Need[];
  /** Ids of concepts heard in the messages, for example `alcohol`. They rank services. */
  readonly concepts: readonly string[];
  readonly audience: Audience | null;
  readonly relation: Relation | null;
  readonly age: number | null;
  readonly ageSpan: AgeSpan | null;
  readonly gender: 'female' | 'male' | null;
  /** The writer has said that they are under 18, whoever the help is for. */
  readonly childWrites: boolean;
  /** Slug of the municipality, for example `senja`. `elsewhere` when the place is outside the catalogue. */
  readonly municipality: string | null;
}

/** The questions the bot can ask, each at most once unless the person starts over. */
export type Question = 'need' | 'age' | 'municipality' | 'audience';

/** How serious a message sounds. See docs/acute.md. */
export type AcuteLevel = '113' | '116117' | 'crisis' | 'concern';

/** Who an acute message is about, which decides how the answer addresses the writer. */
export type AcutePerson = 'self' | 'relative' | 'bystander';

/** What an acute message is about. */
export type AcuteTopic = (typeof ACUTE_TOPICS)[number];

/** An acute message as the machine sees it. */
export interface Alarm {
  /** Whether a concern leads to the one direct question. Not when a guard lowered it, or it is not about suicide. */
  readonly asks: boolean;
  /** How much it counts towards a crisis: 2 for a clear concern, 1 for a faint one, 0 for one that a guard lowered. */
  readonly signs: 0 | 1 | 2;
  readonly level: AcuteLevel;
  readonly topic: AcuteTopic;
  readonly person: AcutePerson;
}

/** An alarm with who it concerns: the answer speaks to them. */
export interface HeardAlarm extends Alarm {
  /** The writer is under 18. */
  readonly child: boolean;
  /** The one it is about is under 18. */
  readonly minor: boolean;
}

/** A service found for the person, with the reasons it was chosen. */
export interface Found {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Why a service was chosen: a text key below `why.` and what fills it in. Values are facts, never the person's words. */
export interface Reason {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What the catalogue can offer for the facts so far, and the question that would separate the candidates best. */
export interface Outlook {
  readonly found: readonly Found[];
  /** `clear`: the best are right as they stand; `several`: plausible, shown with care; `none`: nothing fits. */
  readonly confidence: 'clear' | 'several' | 'none';
  readonly ask: Question | null;
  /** Help for the relative themselves, when none of the best is; null for others. */
  readonly forRelative: Found | null;
}

/** What a person can ask about a service that is shown. */
export type Topic =
  | 'hours'
  | 'openNow'
  | 'price'
  | 'access'
  | 'applyForOther'
  | 'waiting'
  | 'nextSteps'
  | 'where'
  | 'phone'
  | 'anonymity'
  | 'ages'
  | 'complaint'
  | 'describe';

/** What a person can wish for instead of, or beside, the services that are shown. */
export type Wish =
  | 'nearer'
  | 'withoutApplication'
  | 'evening'
  | 'forYoung'
  | 'forRelative'
  /** "Har du noe annet?" */
  | 'more'
  /** "Dette passer ikke": the same, and counted as not having helped. */
  | 'didNotFit';

/** Whether what was shown helped. */
export type Verdict = 'yes' | 'partly' | 'no';

/** An answer from the catalogue: a text key below `about.` and what fills it in. */
export interface ServiceAnswer {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly service: string;
}

/** Everything a message or a pressed choice can mean. Exactly one of these comes out of a message. */
export type HelpEvent =
  | { readonly type: 'SOUNDED_ACUTE'; readonly alarm: Alarm; readonly facts: Facts; readonly outlook: Outlook }
  | { readonly type: 'ANSWERED_DIRECT_QUESTION'; readonly answer: 'yes' | 'no'; readonly alarm: Alarm }
  | { readonly type: 'WAS_NOT_MEANT_SO' }
  | { readonly type: 'ASKED_FOR_PERSON'; readonly facts: Facts }
  | { readonly type: 'SWITCHED_LANGUAGE'; readonly locale: Locale }
  | { readonly type: 'STARTED_OVER' }
  | { readonly type: 'ERASED' }
  | { readonly type: 'WENT_BACK' }
  | { readonly type: 'WENT_ON'; readonly outlook: Outlook }
  | { readonly type: 'DECLINED_TO_SAY'; readonly facts: Facts; readonly outlook: Outlook }
  | { readonly type: 'CHOSE'; readonly facts: Facts; readonly outlook: Outlook }
  | { readonly type: 'CORRECTED'; readonly facts: Facts; readonly outlook: Outlook }
  | { readonly type: 'ASKED_ABOUT_SERVICE'; readonly answers: readonly ServiceAnswer[]; readonly facts: Facts }
  | { readonly type: 'ASKED_FOR_OTHER'; readonly wish: Wish; readonly wished: readonly Found[]; readonly facts: Facts }
  | { readonly type: 'CHOSE_SERVICE'; readonly wished: readonly Found[] }
  | { readonly type: 'GAVE_VERDICT'; readonly verdict: Verdict }
  | { readonly type: 'ASKED_TO_KEEP' }
  | { readonly type: 'WANTED_TO_CORRECT' }
  | { readonly type: 'INSULTED' }
  | { readonly type: 'CHATTED' }
  | { readonly type: 'DESCRIBED_NEED'; readonly facts: Facts; readonly outlook: Outlook }
  | {
      readonly type: 'ASKED_ABOUT_BOT';
      readonly about: 'whatCanYouDo' | 'areYouAPerson' | 'privacy' | 'languages';
      readonly facts: Facts;
    }
  | { readonly type: 'GREETED' }
  | { readonly type: 'THANKED' }
  | { readonly type: 'SAID_GOODBYE' }
  | { readonly type: 'LINGERED' }
  | { readonly type: 'SAID_NOTHING' }
  | { readonly type: 'WAS_UNCLEAR' };

/** What one conversation remembers. It is the whole memory: no text, no names. */
export interface Memory {
  readonly locale: Locale;
  /** True when the person asked for this language; until then it follows the language they write. */
  readonly languageChosen: boolean;
  readonly role: Role;
  /** The municipality the page has fixed, which a person may leave by naming another place. */
  readonly home: string | null;
  readonly facts: Facts;
  readonly found: readonly Found[];
  readonly confidence: Outlook['confidence'];
  readonly ask: Question | null;
  /** Ids of the services last shown, best first. */
  readonly shown: readonly string[];
  /** Ids of all services shown since the conversation began, for showing others. */
  readonly seen: readonly string[];
  readonly forRelative: Found | null;
  /** The service follow-up questions are about. */
  readonly focus: string | null;
  readonly asked: readonly Question[];
  readonly misunderstandings: number;
  /** The highest level so far; it never falls by itself. */
  readonly acuteLevel: AcuteLevel | null;
  /** Signs of all concerns so far: two clear ones, or a clear and a faint one, are a crisis. */
  readonly concerns: number;
  readonly lastAlarm: Alarm | null;
}

/** Buttons. They are shortcuts: whatever they do can also be typed. */
export type ChoiceId =
  | `need:${Need}`
  | `age:${'under13' | '13-17' | '18-25' | '26-66' | '67plus' | 'unsaid'}`
  | `audience:${Audience}`
  | `place:${string}`
  | `locale:${Locale}`
  | `about:${Topic}`
  | `wish:${Wish}`
  | `verdict:${Verdict}`
  | `service:${string}`
  | 'keep'
  | 'urgent'
  | 'person'
  | 'startOver'
  | 'erase'
  | 'goOn'
  | 'notMeantSo'
  | 'yes'
  | 'no';

/** One thing the bot says, as data. `render` turns it into words. */
export interface Says {
  /** A key of the `conversation` or `acute` texts. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** A key of one more sentence. */
  readonly also?: string;
  /** Services to show as cards, best first. */
  readonly services?: readonly Found[];
  readonly choices?: readonly ChoiceId[];
  /** Catalogue ids of the national lines to show, in this order. */
  readonly numbers?: readonly string[];
  /** Ids of services to list shortly, for taking along. */
  readonly keeps?: readonly string[];
  /** Answers from the catalogue about a service that is shown. */
  readonly answers?: readonly ServiceAnswer[];
  /** Set on an acute answer: `render` composes it in the order of SAFETY. */
  readonly alarm?: HeardAlarm;
}
