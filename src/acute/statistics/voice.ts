/**
 * The statistical voice: how grave a message is by what many authors' messages have in common. It hears what no rule
 * lists, and says which pieces of the message weighed most.
 */
import type { AcutePerson, AcuteTopic } from '../../../dialogs/events.ts';
import { chances } from '../../statistics/table.ts';
import type { Heard } from '../rules.ts';
import { FeatureReader, type FeatureSource, type NamedFeature } from './features.ts';
import { type AcuteModel, pull } from './model.ts';
import { type Window, windowsOf } from './windows.ts';

/** Chances between 0 and 1. */
export interface Chances {
  readonly none: number;
  readonly concern: number;
  readonly crisis: number;
  readonly '116117': number;
  readonly '113': number;
}

/** What the voice thinks of a message: the chances of its gravest window. */
export interface Opinion {
  readonly chances: Chances;
  /** Chance of crisis, 116117 and 113 together. */
  readonly hard: number;
  /** How grave it is, see `gravity`. */
  readonly grave: number;
  /** Chance of any level, concern included. */
  readonly acute: number;
  readonly window: Window;
  /** The message is so long that it is read in several windows. */
  readonly isLong: boolean;
  /** The message is written as in print. */
  readonly printed: boolean;
  /** The window is prose that tells nothing of its writer. */
  readonly impersonalProse: boolean;
  /** The features of the window. */
  readonly features: readonly number[];
}

/** A piece of the message and how much it spoke for danger (below zero: against). */
export interface Piece {
  readonly name: string;
  readonly kind: NamedFeature['kind'];
  readonly weight: number;
}

const MOST_PIECES = 5;

/**
 * The number that decides between a hard level and a concern: between the chance of any danger and that of grave
 * danger. When it is sure that something is wrong, less certainty is asked for of how grave it is.
 */
export function gravity(acute: number, hard: number): number {
  return Math.sqrt(acute * hard);
}

const ABOUT_SELF = new Set(['SELF', 'ME', 'MY']);
/** A word with a capital that does not begin a sentence: most often a name, as in a newspaper. */
const NAME_INSIDE = /[\p{Ll},] \p{Lu}\p{Ll}+/u;
/** Begins with a capital and ends as a sentence does, as in newspapers and books: so are few messages. */
const PRINTED = /^[«"\-–— ]*\p{Lu}.*[.!?»"…:]\s*$/su;
/** Prose has at least so many words. */
const PROSE_FROM = 6;

/** How a whole message is written. */
export interface TextShape {
  readonly asks: boolean;
  readonly names: boolean;
  /** A whole sentence with a capital and a full stop. */
  readonly prose: boolean;
  /** Written as in print. */
  readonly printed: boolean;
}

/** Looks at the whole text once, for all its windows. */
export function textShapeOf(text: string, { tokens }: Heard): TextShape {
  const words = tokens.reduce((sum, { isBreak }) => sum + (isBreak ? 0 : 1), 0);
  return {
    asks: text.includes('?'),
    names: NAME_INSIDE.test(text),
    prose: words >= PROSE_FROM && /^\p{Lu}.*\.\s*$/su.test(text),
    printed: PRINTED.test(text),
  };
}

function isAboutWriter({ tokens }: Heard, { from, to }: Window, classNames: readonly string[]): boolean {
  for (let at = from; at < to; at += 1)
    for (const { ids } of tokens[at]!.edges) for (const id of ids) if (ABOUT_SELF.has(classNames[id]!)) return true;
  return false;
}

/** The shape as features: a question, prose, names, about the writer or not. */
function shapeFeatures({ asks, names, prose }: TextShape, { from, to }: Window, aboutWriter: boolean): string[] {
  return [
    ...(asks ? ['question mark'] : []),
    ...(to - from <= 4 ? ['very short'] : []),
    ...(names ? ['names'] : []),
    ...(aboutWriter ? [] : ['nothing of the writer']),
    ...(prose && !aboutWriter ? ['prose, nothing of the writer'] : []),
    ...(names && !aboutWriter ? ['names, nothing of the writer'] : []),
  ];
}

/**
 * What the features of one window are read from, the same for learning and for listening. Without rules where they
 * were written on the very message, and say nothing of how far to trust them.
 */
export function sourceOf(
  text: TextShape,
  heard: Heard,
  window: Window,
  classNames: readonly string[],
  withRules = true,
): FeatureSource {
  const inside = ({ start, end }: { start: number; end: number }) => start < window.to && window.from < end;
  const rules = heard.hits
    .filter(inside)
    .flatMap((hit) => [hit.rule, `${hit.rule} ${hit.loweredBy ?? 'in full'}`, `level ${hit.level}`, hit.topic]);
  const guards = heard.guards.filter(inside).map(({ id }) => id);
  const idioms = heard.idioms.filter(inside).map(() => 'idiom');
  const shape = [
    ...shapeFeatures(text, window, isAboutWriter(heard, window, classNames)),
    ...(withRules && rules.length === 0 ? ['no rule'] : []),
  ];
  return {
    tokens: heard.tokens,
    ...window,
    classNames,
    heard: withRules ? [...rules, ...guards, ...idioms] : [],
    shape,
  };
}

/** From this chance the writer is answered as a child. */
const SURELY_CHILD = 0.75;

/** Listens with one model. Keeps nothing of what it reads. */
export class StatisticalVoice {
  readonly model: AcuteModel;
  private readonly reader = new FeatureReader();
  private readonly classNames: readonly string[];

  constructor(model: AcuteModel, classNames: readonly string[]) {
    this.model = model;
    this.classNames = classNames;
  }

  /** The opinion of the gravest window; null for a message without words. */
  listen(text: string, heard: Heard): Opinion | null {
    const shape = textShapeOf(text, heard);
    const windows = windowsOf(heard.tokens);
    let gravest: Opinion | null = null;
    for (const window of windows) {
      const features = this.reader.read(sourceOf(shape, heard, window, this.classNames));
      const impersonalProse = shape.prose && !isAboutWriter(heard, window, this.classNames);
      const opinion = {
        ...this.weighed(features),
        window,
        isLong: windows.length > 1,
        printed: shape.printed,
        impersonalProse,
        features,
      };
      if (gravest === null || opinion.grave + opinion.acute > gravest.grave + gravest.acute) gravest = opinion;
    }
    return gravest;
  }

  /** The chance of any danger in one window alone, whatever stands beside it. */
  dangerIn(text: string, heard: Heard, window: Window): number {
    return this.weighed(this.reader.read(sourceOf(textShapeOf(text, heard), heard, window, this.classNames))).acute;
  }

  /** What the message is about, and whom, by its gravest window. */
  subjectOf({ features }: Opinion): { topic: AcuteTopic; person: AcutePerson; child: boolean } {
    const { topic, person } = this.model;
    const persons = chances(person, features);
    const childWrites = persons[person.labels.indexOf('child')]! >= SURELY_CHILD;
    const who = likeliest(person.labels, persons);
    return {
      topic: likeliest(topic.labels, chances(topic, features)) as AcuteTopic,
      person: who === 'child' ? 'self' : (who as AcutePerson),
      child: childWrites,
    };
  }

  /** The pieces of a window that spoke most for danger, the strongest first. */
  pieces(text: string, heard: Heard, window: Window, most = MOST_PIECES): Piece[] {
    return this.reader
      .explain(sourceOf(textShapeOf(text, heard), heard, window, this.classNames))
      .map(({ index, kind, name }) => ({ name, kind, weight: pull(this.model.level, index) * this.model.level.unit }))
      .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
      .slice(0, most);
  }

  private weighed(features: readonly number[]): Pick<Opinion, 'chances' | 'hard' | 'grave' | 'acute'> {
    const [none = 1, concern = 0, crisis = 0, soon = 0, now = 0] = chances(this.model.level, features);
    const hard = crisis + soon + now;
    return {
      chances: { none, concern, crisis, '116117': soon, '113': now },
      hard,
      grave: gravity(1 - none, hard),
      acute: 1 - none,
    };
  }
}

function likeliest(labels: readonly string[], chance: Float64Array): string {
  let best = 0;
  for (let k = 1; k < labels.length; k += 1) if (chance[k]! > chance[best]!) best = k;
  return labels[best]!;
}
