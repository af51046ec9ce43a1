/**
 * The conversation as a machine. It reads as a table of contents: what the person is doing is a state,
 * what a message means is an event, and what the bot says leaves as data in `say` actions.
 *
 * Two regions run side by side. `help` is the way to the right service. `safety` hears acute messages whatever
 * `help` is doing: `SOUNDED_ACUTE` is handled there and nowhere else, so no state can get in its way.
 */
import { assign, setup } from 'xstate';
import type {
  Alarm,
  ChoiceId,
  Facts,
  Found,
  HelpEvent,
  Locale,
  Memory,
  Outlook,
  Question,
  Role,
  Says,
} from './events.ts';

/** Nothing known yet. */
export const NO_FACTS: Facts = {
  needs: [],
  concepts: [],
  audience: null,
  relation: null,
  age: null,
  ageSpan: null,
  gender: null,
  childWrites: false,
  municipality: null,
};

/** How a conversation begins: what the channel has fixed. */
export interface Start {
  readonly locale: Locale;
  readonly languageChosen?: boolean;
  readonly role: Role;
  readonly home: string | null;
}

/** The memory of a conversation in which nothing has been said. */
export function emptyMemory(start: Start): Memory {
  return {
    locale: start.locale,
    languageChosen: start.languageChosen ?? false,
    role: start.role,
    home: start.home,
    facts: { ...NO_FACTS, municipality: start.home },
    found: [],
    confidence: 'none',
    ask: null,
    shown: [],
    seen: [],
    forRelative: null,
    focus: null,
    asked: [],
    misunderstandings: 0,
    acuteLevel: null,
    concerns: 0,
    lastAlarm: null,
  };
}

/** How many service cards are shown at once: more is a list to search in, not an answer. */
export const MOST_CARDS = 3;

/** How grave each level is beside the others. */
export const SEVERITY: Record<Alarm['level'], number> = { concern: 1, crisis: 2, '116117': 3, '113': 4 };

/** A clear concern and any other sign are a crisis; two faint ones lead to the direct question. */
const SIGNS_OF_CRISIS = 3;

/** The memory after an alarm. Two concerns in one conversation are a crisis; a level never falls by itself. */
export function heardAlarm(memory: Memory, alarm: Alarm): Pick<Memory, 'acuteLevel' | 'concerns' | 'lastAlarm'> {
  const concerns = memory.concerns + (alarm.level === 'concern' ? alarm.signs : 0);
  const before = memory.acuteLevel;
  const wasWorse = before !== null && before !== 'concern';
  const isSign = alarm.level === 'concern' && alarm.signs > 0;
  const level = isSign && (concerns >= SIGNS_OF_CRISIS || wasWorse) ? 'crisis' : alarm.level;
  return {
    acuteLevel: before !== null && SEVERITY[before] > SEVERITY[level] ? before : level,
    concerns,
    lastAlarm: { ...alarm, level },
  };
}

/** Whether an alarm is no more than a concern, with all that was heard before. */
const staysConcern = (memory: Memory, alarm: Alarm): boolean =>
  heardAlarm(memory, alarm).lastAlarm?.level === 'concern';

const known = (outlook: Outlook) => ({
  found: outlook.found,
  confidence: outlook.confidence,
  ask: outlook.ask,
  forRelative: outlook.forRelative,
});

const isUnder18 = ({ age, ageSpan }: Facts) =>
  (age !== null && age < 18) || (ageSpan !== null && ageSpan.to !== null && ageSpan.to < 18);

/** A child is a writer under 18, whoever they write about. */
export const isChild = (facts: Facts): boolean =>
  facts.childWrites || (facts.audience !== 'relative' && facts.audience !== 'employee' && isUnder18(facts));

const NEED_CHOICES: ChoiceId[] = ['need:rus', 'need:psykisk-helse', 'need:paarorende', 'urgent'];
const AGE_CHOICES: ChoiceId[] = ['age:under13', 'age:13-17', 'age:18-25', 'age:26-66', 'age:67plus', 'age:unsaid'];
const AUDIENCE_CHOICES: ChoiceId[] = ['audience:self', 'audience:relative'];
const AFTER_SERVICES: ChoiceId[] = ['about:access', 'about:hours', 'wish:more', 'keep', 'person', 'startOver'];
const AFTER_ANSWER: ChoiceId[] = ['about:access', 'about:hours', 'about:where', 'about:price', 'wish:more', 'person'];
const VERDICTS: ChoiceId[] = ['verdict:yes', 'verdict:partly', 'verdict:no'];

/** How many services are named as buttons below the cards when it is not clear what is right. */
const MOST_NAMED = 3;

/** The services shown first: the best and, for a relative, help for themselves. */
const cardsOf = ({ found, forRelative }: Memory): Found[] => [
  ...found.slice(0, MOST_CARDS),
  ...(forRelative === null ? [] : [forRelative]),
];

/** When unsure, the next are named, so that the person can say which is meant. */
const alsoPossible = ({ found, confidence }: Memory): ChoiceId[] =>
  confidence === 'clear'
    ? []
    : found.slice(MOST_CARDS, MOST_CARDS + MOST_NAMED).map(({ id }): ChoiceId => `service:${id}`);

/**
 * How often a question may be put. Without a need or a place there is little to offer, so those are put once more when
 * the person answered something else.
 */
export const MOST_OFTEN: Record<Question, number> = { need: 2, municipality: 2, audience: 1, age: 1 };

const mayAsk = ({ ask, asked }: Memory, question: Question): boolean =>
  ask === question && asked.filter((one) => one === question).length < MOST_OFTEN[question];

/** The facts that an answer to `question` had given, emptied. */
function withoutAnswerTo(question: Question | undefined, home: string | null): Partial<Facts> {
  switch (question) {
    case 'need':
      return { needs: [], concepts: [] };
    case 'age':
      return { age: null, ageSpan: null };
    case 'audience':
      return { audience: null, relation: null };
    case 'municipality':
      return { municipality: home };
    default:
      return {};
  }
}

/** Whether the fact that `question` asks for is still not known. */
function isMissing(question: Question | undefined, facts: Facts): boolean {
  switch (question) {
    case 'need':
      return facts.needs.length === 0;
    case 'age':
      return facts.age === null && facts.ageSpan === null;
    case 'audience':
      return facts.audience === null;
    case 'municipality':
      return facts.municipality === null;
    default:
      return false;
  }
}

/** What is remembered of services that are shown now. */
function showing({ seen }: Memory, services: readonly Found[]): Pick<Memory, 'shown' | 'seen' | 'focus'> {
  const shown = services.map(({ id }) => id);
  return { shown, seen: [...new Set([...seen, ...shown])], focus: shown[0] ?? null };
}

/** A child gets a child's words. */
const inWordsFor = (context: Memory, key: string): string => (isChild(context.facts) ? `${key}.child` : key);

const asking = (context: Memory, question: Question) => ({ asked: [...context.asked, question], ask: null });

export const findHelp = setup({
  types: {
    context: {} as Memory,
    events: {} as HelpEvent,
    input: {} as Start,
  },
  actions: {
    /** Leaves the machine as data; `render` turns it into words. */
    say: (_, _says: Says) => {},
    rememberFacts: assign(({ event }) => ('facts' in event ? { facts: event.facts } : {})),
    rememberOutlook: assign(({ event }) => ('outlook' in event ? known(event.outlook) : {})),
    rememberAlarm: assign(({ context, event }) => ('alarm' in event ? heardAlarm(context, event.alarm) : {})),
    /** Counts a concern, and keeps the alarm that the question is about. */
    rememberConcern: assign(({ context, event }) =>
      'alarm' in event ? { ...heardAlarm(context, event.alarm), lastAlarm: context.lastAlarm } : {},
    ),
    understood: assign({ misunderstandings: 0 }),
    misunderstood: assign({ misunderstandings: ({ context }) => context.misunderstandings + 1 }),
    switchLanguage: assign(({ event }) =>
      event.type === 'SWITCHED_LANGUAGE' ? { locale: event.locale, languageChosen: true } : {},
    ),
    /** Forgets the need and the person, not how serious it has been: the numbers stay in view. */
    startOver: assign(({ context }) => ({
      ...emptyMemory(context),
      acuteLevel: context.acuteLevel,
      concerns: context.concerns,
      lastAlarm: context.lastAlarm,
    })),
    /** The question that waits for an answer is put once more, after something else came between. */
    askAgain: assign(({ context }) => ({ ask: context.asked.at(-1) ?? null, asked: context.asked.slice(0, -1) })),
    forgetQuestion: assign(({ context }) => ({ asked: context.asked.slice(0, -1) })),
    takeBackLastAnswer: assign(({ context }) => ({
      ask: context.asked.at(-1) ?? null,
      asked: context.asked.slice(0, -1),
      facts: { ...context.facts, ...withoutAnswerTo(context.asked.at(-1), context.home) },
    })),
    erase: assign(({ context }) => emptyMemory(context)),
    showServices: assign(({ context }) => showing(context, cardsOf(context))),
    /** "Vet ikke hvor hun er" after an alarm is no question about a service that was shown before it. */
    forgetShown: assign({ shown: [], focus: null }),
    showWished: assign(({ context, event }) => ('wished' in event ? showing(context, event.wished) : {})),
    focusOnAnswered: assign(({ event }) =>
      event.type === 'ASKED_ABOUT_SERVICE' ? { focus: event.answers[0]?.service ?? null } : {},
    ),
  },
  guards: {
    needIsMissing: ({ context }) => mayAsk(context, 'need'),
    placeIsMissing: ({ context }) => mayAsk(context, 'municipality'),
    audienceSeparates: ({ context }) => mayAsk(context, 'audience'),
    ageSeparates: ({ context }) => mayAsk(context, 'age'),
    somethingFits: ({ context }) => context.found.length > 0,
    answerIsMissing: ({ context }) => isMissing(context.asked.at(-1), context.facts),
    somethingWasAnswered: ({ context }) => context.asked.length > 0,
    anEarlierAnswerExists: ({ context }) => context.asked.length > 1,
    servicesAreShown: ({ context }) => context.shown.length > 0,
    somethingFulfilsTheWish: ({ event }) => 'wished' in event && event.wished.length > 0,
    isMisunderstoodAgain: ({ context }) => context.misunderstandings >= 1,
    isConcern: ({ context, event }) => 'alarm' in event && staysConcern(context, event.alarm),
    isQuietConcern: ({ context, event }) => 'alarm' in event && !event.alarm.asks && staysConcern(context, event.alarm),
    wasLifeAtRisk: ({ context }) => context.lastAlarm?.level === '113',
    answeredYes: ({ event }) => event.type === 'ANSWERED_DIRECT_QUESTION' && event.answer === 'yes',
  },
}).createMachine({
  id: 'findHelp',
  type: 'parallel',
  context: ({ input }) => emptyMemory(input),
  states: {
    help: {
      initial: 'tellingUs',
      on: {
        DESCRIBED_NEED: { target: '.deciding', actions: ['rememberFacts', 'rememberOutlook', 'understood'] },
        CHOSE: { target: '.deciding', actions: ['rememberFacts', 'rememberOutlook', 'understood'] },
        DECLINED_TO_SAY: { target: '.deciding', actions: ['rememberFacts', 'rememberOutlook', 'understood'] },
        CORRECTED: {
          target: '.deciding',
          actions: ['rememberFacts', 'rememberOutlook', 'understood', { type: 'say', params: { key: 'corrected' } }],
        },
        WENT_ON: { target: '.deciding', actions: ['rememberOutlook', 'understood'] },
        WENT_BACK: [
          { guard: 'somethingWasAnswered', target: '.deciding', actions: ['takeBackLastAnswer', 'understood'] },
          {
            target: '.tellingUs',
            actions: ['startOver', { type: 'say', params: { key: 'startedOver', choices: NEED_CHOICES } }],
          },
        ],
        ASKED_FOR_PERSON: { target: '.gettingPerson', actions: ['rememberFacts', 'understood'] },
        ASKED_ABOUT_SERVICE: {
          guard: 'servicesAreShown',
          target: '.readingServices.askingAboutThem',
          actions: [
            'rememberFacts',
            'focusOnAnswered',
            'understood',
            {
              type: 'say',
              params: ({ event }): Says => ({ key: 'about', answers: event.answers, choices: AFTER_ANSWER }),
            },
          ],
        },
        ASKED_FOR_OTHER: [
          {
            guard: 'somethingFulfilsTheWish',
            target: '.readingServices.lookingFurther',
            actions: [
              'rememberFacts',
              'understood',
              {
                type: 'say',
                params: ({ event }): Says => ({
                  key: `wish.${event.wish}`,
                  services: event.wished,
                  choices: AFTER_SERVICES,
                }),
              },
              'showWished',
            ],
          },
          {
            target: '.gettingPerson',
            actions: [
              'rememberFacts',
              'understood',
              { type: 'say', params: ({ event }): Says => ({ key: `noWish.${event.wish}` }) },
            ],
          },
        ],
        CHOSE_SERVICE: {
          target: '.readingServices.lookingFurther',
          actions: [
            'understood',
            {
              type: 'say',
              params: ({ event }): Says => ({
                key: 'services.chosen',
                services: event.wished,
                choices: AFTER_SERVICES,
              }),
            },
            'showWished',
          ],
        },
        GAVE_VERDICT: [
          {
            target: '.readingServices.askingAboutThem',
            guard: 'servicesAreShown',
            actions: [
              'understood',
              {
                type: 'say',
                params: ({ event }): Says => ({
                  key: `verdict.${event.verdict}`,
                  choices: event.verdict === 'yes' ? ['keep', 'startOver'] : ['wish:more', 'person', 'startOver'],
                }),
              },
            ],
          },
          { actions: { type: 'say', params: { key: 'saidNothing', choices: NEED_CHOICES } } },
        ],
        ASKED_TO_KEEP: [
          {
            guard: 'servicesAreShown',
            actions: [
              'understood',
              {
                type: 'say',
                params: ({ context }): Says => ({
                  key: 'keep',
                  keeps: context.shown,
                  choices: ['about:access', 'wish:more', 'startOver'],
                }),
              },
            ],
          },
          { actions: ['understood', { type: 'say', params: { key: 'keep.nothing', choices: NEED_CHOICES } }] },
        ],
        WANTED_TO_CORRECT: {
          actions: ['understood', { type: 'say', params: { key: 'correct.what', choices: ['startOver', 'person'] } }],
        },
        /** Anger is met calmly, and is no misunderstanding. */
        INSULTED: {
          actions: ['understood', { type: 'say', params: { key: 'insulted', choices: ['person', 'startOver'] } }],
        },
        CHATTED: { actions: { type: 'say', params: { key: 'chatted', choices: NEED_CHOICES } } },
        SWITCHED_LANGUAGE: {
          actions: [
            'switchLanguage',
            'understood',
            { type: 'say', params: { key: 'switchedLanguage', choices: NEED_CHOICES } },
          ],
        },
        STARTED_OVER: {
          target: '.tellingUs',
          actions: ['startOver', { type: 'say', params: { key: 'startedOver', choices: NEED_CHOICES } }],
        },
        ERASED: {
          target: '.tellingUs',
          actions: ['erase', { type: 'say', params: { key: 'erased', choices: NEED_CHOICES } }],
        },
        ASKED_ABOUT_BOT: {
          actions: [
            'rememberFacts',
            'understood',
            {
              type: 'say',
              params: ({ event }): Says => ({ key: `bot.${event.about}`, choices: NEED_CHOICES }),
            },
          ],
        },
        /** Nothing to read (empty, emoji only): the bot asks, and does not count it as a misunderstanding. */
        SAID_NOTHING: { actions: { type: 'say', params: { key: 'saidNothing', choices: NEED_CHOICES } } },
        GREETED: { actions: { type: 'say', params: { key: 'greetedBack', choices: NEED_CHOICES } } },
        THANKED: [
          {
            guard: 'servicesAreShown',
            target: '.readingServices.sayingWhetherItHelped',
            actions: ['understood', { type: 'say', params: { key: 'thanked.asks', choices: VERDICTS } }],
          },
          { actions: ['understood', { type: 'say', params: { key: 'thanked', choices: ['person', 'startOver'] } }] },
        ],
        SAID_GOODBYE: { target: '.sayingGoodbye', actions: 'understood' },
        WAS_UNCLEAR: [
          {
            guard: 'isMisunderstoodAgain',
            target: '.gettingPerson',
            actions: ['misunderstood', { type: 'say', params: { key: 'unclear.again' } }],
          },
          {
            actions: [
              'misunderstood',
              {
                type: 'say',
                params: ({ context }): Says => ({ key: inWordsFor(context, 'unclear.once'), choices: NEED_CHOICES }),
              },
            ],
          },
        ],
      },
      states: {
        tellingUs: {},
        deciding: {
          always: [
            { guard: 'needIsMissing', target: 'answering.need' },
            { guard: 'placeIsMissing', target: 'answering.municipality' },
            { guard: 'audienceSeparates', target: 'answering.audience' },
            { guard: 'ageSeparates', target: 'answering.age' },
            { guard: 'somethingFits', target: 'readingServices' },
            { target: 'gettingPerson', actions: { type: 'say', params: { key: 'services.none' } } },
          ],
        },
        answering: {
          initial: 'need',
          on: {
            WENT_ON: [
              { guard: 'answerIsMissing', target: 'deciding', actions: 'askAgain' },
              { target: 'deciding', actions: ['rememberOutlook', 'understood'] },
            ],
            SWITCHED_LANGUAGE: [
              {
                guard: 'answerIsMissing',
                target: 'deciding',
                actions: [
                  'switchLanguage',
                  'understood',
                  { type: 'say', params: { key: 'switchedLanguage' } },
                  'askAgain',
                ],
              },
              { actions: ['switchLanguage', 'understood', { type: 'say', params: { key: 'switchedLanguage' } }] },
            ],
            /** "Takk" is no answer: the question stays, with its buttons. */
            THANKED: {
              guard: 'answerIsMissing',
              target: 'deciding',
              actions: ['understood', { type: 'say', params: { key: 'thanked' } }, 'askAgain'],
            },
            WENT_BACK: [
              { guard: 'anEarlierAnswerExists', target: 'deciding', actions: ['forgetQuestion', 'takeBackLastAnswer'] },
              {
                target: 'tellingUs',
                actions: ['startOver', { type: 'say', params: { key: 'startedOver', choices: NEED_CHOICES } }],
              },
            ],
          },
          states: {
            need: {
              entry: [
                { type: 'say', params: { key: 'question.need', choices: NEED_CHOICES } },
                assign(({ context }) => asking(context, 'need')),
              ],
            },
            municipality: {
              entry: [
                { type: 'say', params: { key: 'question.municipality', choices: ['place:*'] } },
                assign(({ context }) => asking(context, 'municipality')),
              ],
            },
            audience: {
              entry: [
                { type: 'say', params: { key: 'question.audience', choices: AUDIENCE_CHOICES } },
                assign(({ context }) => asking(context, 'audience')),
              ],
            },
            age: {
              entry: [
                {
                  type: 'say',
                  params: ({ context }): Says => ({
                    key: context.facts.audience === 'relative' ? 'question.ageOfOther' : 'question.age',
                    choices: AGE_CHOICES,
                  }),
                },
                assign(({ context }) => asking(context, 'age')),
              ],
            },
          },
        },
        readingServices: {
          initial: 'atFirst',
          states: {
            atFirst: {
              entry: [
                {
                  type: 'say',
                  params: ({ context }): Says => ({
                    key: inWordsFor(context, context.confidence === 'clear' ? 'services.shown' : 'services.several'),
                    ...(context.forRelative === null ? {} : { also: 'services.forRelative' }),
                    services: cardsOf(context),
                    ...(isChild(context.facts) ? { numbers: ['nasjonal-alarmtelefonen'] } : {}),
                    choices: [...alsoPossible(context), ...AFTER_SERVICES],
                  }),
                },
                'showServices',
              ],
            },
            askingAboutThem: {},
            /** Others than those shown first: by a wish, or chosen by name. */
            lookingFurther: {},
            sayingWhetherItHelped: {},
          },
        },
        gettingPerson: {
          entry: {
            type: 'say',
            params: ({ context }): Says => ({
              key: inWordsFor(context, 'person'),
              numbers: isChild(context.facts)
                ? ['first-contact', 'nasjonal-alarmtelefonen', 'nasjonal-mental-helse']
                : ['first-contact', 'nasjonal-mental-helse', 'nasjonal-kirkens-sos'],
              choices: ['startOver'],
            }),
          },
        },
        sayingGoodbye: {
          entry: { type: 'say', params: { key: 'goodbye', choices: ['startOver', 'erase'] } },
        },
      },
    },
    safety: {
      initial: 'calm',
      on: {
        SOUNDED_ACUTE: [
          {
            guard: 'isQuietConcern',
            target: '.numbersInView',
            actions: [
              'rememberFacts',
              'rememberOutlook',
              'rememberAlarm',
              { type: 'say', params: ({ context }): Says => ({ key: 'acute', ...acute(context) }) },
            ],
          },
          {
            guard: 'isConcern',
            target: '.answeringDirectQuestion',
            actions: ['rememberFacts', 'rememberOutlook', 'rememberAlarm'],
          },
          {
            target: '.inAcuteDanger',
            actions: ['rememberFacts', 'rememberOutlook', 'rememberAlarm', 'forgetShown'],
          },
        ],
        ERASED: { target: '.calm' },
      },
      states: {
        calm: {},
        answeringDirectQuestion: {
          entry: {
            type: 'say',
            params: ({ context }): Says => ({
              key: 'acute',
              ...acute(context),
              choices: ['yes', 'no'],
            }),
          },
          on: {
            LINGERED: { target: 'answeringDirectQuestion', reenter: true },
            /** A quiet sign does not take the place of the question that waits. */
            SOUNDED_ACUTE: {
              guard: 'isQuietConcern',
              target: 'answeringDirectQuestion',
              reenter: true,
              actions: ['rememberFacts', 'rememberOutlook', 'rememberConcern'],
            },
            ANSWERED_DIRECT_QUESTION: [
              { guard: 'answeredYes', target: 'inAcuteDanger', actions: 'rememberAlarm' },
              { target: 'numbersInView', actions: { type: 'say', params: { key: 'acute.answeredNo' } } },
            ],
            WAS_NOT_MEANT_SO: {
              target: 'numbersInView',
              actions: { type: 'say', params: { key: 'acute.notMeantSo' } },
            },
          },
        },
        inAcuteDanger: {
          entry: {
            type: 'say',
            params: ({ context }): Says => ({
              key: 'acute',
              ...acute(context),
              choices: ['goOn', 'notMeantSo'],
            }),
          },
          on: {
            /** A message that says little after an alarm is met with the numbers, never with "I did not understand". */
            LINGERED: [
              {
                guard: 'wasLifeAtRisk',
                actions: { type: 'say', params: { key: 'acute.stillHere113', choices: ['goOn', 'person'] } },
              },
              { actions: { type: 'say', params: { key: 'acute.stillHere', choices: ['goOn', 'person'] } } },
            ],
            WAS_NOT_MEANT_SO: {
              target: 'numbersInView',
              actions: { type: 'say', params: { key: 'acute.notMeantSo' } },
            },
          },
        },
        /** The worst may be over, but the numbers are said with every answer from now on. */
        numbersInView: {},
      },
    },
  },
});

function acute(context: Memory): Pick<Says, 'alarm'> {
  return context.lastAlarm === null
    ? {}
    : { alarm: { ...context.lastAlarm, child: isChild(context.facts), minor: isUnder18(context.facts) } };
}
