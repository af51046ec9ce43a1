/**
 * All word forms of the lexicon, generated from the paradigms, with every way a phone writes them.
 * A form leads to the classes it belongs to; a literal word of a pattern is a class of its own (`=word`).
 */
import { type AcuteLexicon, LexiconError } from './lexicon.ts';
import { fold } from './normalise.ts';
import { SpellingIndex } from './spelling.ts';

/** An expression of several words that counts as one member of a class. */
export interface Phrase {
  readonly words: readonly string[];
  readonly ids: readonly number[];
}

const LANGUAGES = ['nb', 'nn', 'dialect', 'se', 'en', 'slang'] as const;
const MARKS: readonly (readonly [RegExp, string])[][] = [
  [
    [/å/g, 'a'],
    [/æ/g, 'a'],
    [/ø/g, 'o'],
  ],
  [
    [/å/g, 'a'],
    [/æ/g, 'e'],
    [/ø/g, 'o'],
  ],
  [
    [/å/g, 'aa'],
    [/æ/g, 'ae'],
    [/ø/g, 'oe'],
  ],
];

/** A word and the ways it is typed without å, æ and ø. */
function withoutMarks(word: string): string[] {
  if (!/[åæø]/.test(word)) return [word];
  return [...new Set([word, ...MARKS.map((rules) => rules.reduce((w, [from, to]) => w.replace(from, to), word))])];
}

/** The vocabulary as the detector uses it. */
export class Vocabulary {
  readonly names: string[] = [];
  private readonly idOf = new Map<string, number>();
  private readonly forms = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly firstWords = new Map<string, Phrase[]>();
  /** Forms that a misspelt word is never taken for: those marked `=`, and short ones without their å, æ and ø. */
  private readonly neverMended = new Set<string>();
  private readonly themeWords = new Set<string>();
  private readonly real: ReadonlySet<string>;
  private readonly lexicon: AcuteLexicon;
  private readonly glue: ReadonlySet<string>;
  private readonly shortPieces: ReadonlySet<string>;
  private readonly glueInside: RegExp;
  private spelling: SpellingIndex | null = null;

  /** @throws LexiconError when a class uses a paradigm that does not exist. */
  constructor(lexicon: AcuteLexicon) {
    this.lexicon = lexicon;
    this.real = new Set(
      lexicon.realWords
        .flatMap((word) => this.inflected('real-words.yaml', word))
        .flatMap((word) => withoutMarks(fold(word))),
    );
    for (const [name, record] of Object.entries(lexicon.classes))
      for (const language of LANGUAGES)
        for (const item of record[language]?.split(/\s+/) ?? []) if (item && !record.theme) this.add(name, item);
    this.addThemes();
    this.glue = new Set(this.formsOf('GLUE'));
    this.shortPieces = new Set([...this.glue, ...this.formsOf('GLUE_SMALL')]);
    this.glueInside = new RegExp([...this.glue].filter((form) => form.length >= 3).join('|') || '(?!)');
    for (const word of lexicon.keyWords) this.addSlips(fold(word));
  }

  /** The number of a class or of a literal word; a new literal is added. Unknown class names give -1. */
  id(name: string): number {
    const known = this.idOf.get(name);
    if (known !== undefined) return known;
    if (/^[A-Z]/.test(name)) return -1;
    const literal = `=${fold(name)}`;
    const id = this.classId(literal);
    if (name.includes('_')) this.addPhrase(name.split('_').map(fold), id);
    else this.addForm(fold(name), id, false);
    return id;
  }

  /** Classes of a word exactly as written, or null when it is not in the lexicon. */
  exact(word: string): readonly number[] | null {
    return this.forms.get(word) ?? this.byPrefix(word);
  }

  /** True for words the rules listen for that are listed with all their letters, not only by their beginning. */
  isKnown(word: string): boolean {
    return this.forms.has(word) && !this.themeWords.has(word);
  }

  /** True when a word may be one piece of a glued word: known, and not so short that it is found in everything. */
  isPiece(word: string): boolean {
    return word.length >= 3 ? this.isKnown(word) : this.shortPieces.has(word);
  }

  /** True for the small words that tell a glued sentence from a compound. */
  isGlue(word: string): boolean {
    return this.glue.has(word);
  }

  /** A quick look: some glue word stands in it. */
  mayBeGlued(word: string): boolean {
    return this.glueInside.test(word);
  }

  /** True for ordinary words that must not be taken for a slip of a lexicon word. */
  isRealWord(word: string): boolean {
    return this.real.has(word);
  }

  /** The lexicon word that `word` may be a slip of, with the classes of all equally near ones; null when none is near. */
  corrected(word: string): { readonly text: string; readonly ids: readonly number[] } | null {
    this.spelling ??= new SpellingIndex([...this.forms.keys()].filter((form) => !this.neverMended.has(form)));
    const near = this.spelling.nearest(word);
    if (near.length === 0) return null;
    const ids = new Set<number>();
    for (const candidate of near) for (const id of this.forms.get(candidate)!) ids.add(id);
    return { text: near[0]!, ids: [...ids] };
  }

  /** Expressions of several words whose first word is `word`. */
  phrasesFrom(word: string): readonly Phrase[] {
    return this.firstWords.get(word) ?? [];
  }

  /** Builds the spelling index now, so that the first message does not wait for it. */
  warmUp(): void {
    this.corrected('oppvarming');
  }

  private formsOf(className: string): string[] {
    const id = this.idOf.get(className) ?? -1;
    return [...this.forms].filter(([, ids]) => ids.includes(id)).map(([form]) => form);
  }

  private classId(name: string): number {
    let id = this.idOf.get(name);
    if (id === undefined) {
      id = this.names.length;
      this.names.push(name);
      this.idOf.set(name, id);
    }
    return id;
  }

  private add(className: string, item: string): void {
    const id = this.classId(className);
    const asWritten = item.startsWith('=');
    const body = asWritten ? item.slice(1) : item;
    for (const form of this.inflected(className, body)) {
      if (form.includes('_')) this.addPhrase(form.split('_').map(fold), id);
      else if (form.endsWith('*')) for (const w of withoutMarks(fold(form.slice(0, -1)))) push(this.prefixes, w, id);
      else this.addForm(fold(form), id, asWritten);
    }
  }

  /** "kast~va" is kast with all endings of the paradigm va. */
  private inflected(className: string, item: string): string[] {
    const [stem = '', paradigm] = item.split('~');
    if (paradigm === undefined) return [item];
    const endings = this.lexicon.paradigms[paradigm];
    if (!endings)
      throw new LexiconError(
        `class "${className}": word "${item}" uses the unknown paradigm "${paradigm}": use one of ${Object.keys(this.lexicon.paradigms).join(', ')}, or add it to paradigms.yaml.`,
      );
    return endings.map((ending) => stem + ending);
  }

  private addForm(form: string, id: number, asWritten: boolean): void {
    for (const variant of asWritten ? [form] : withoutMarks(form)) {
      if (!this.forms.has(variant) && (asWritten || (variant !== form && variant.length < 7)))
        this.neverMended.add(variant);
      push(this.forms, variant, id);
    }
  }

  /** Short words that carry much ("ikke", "livet") with their commonest slips, which the spelling index is too careful for. */
  private addSlips(word: string): void {
    const ids = this.forms.get(word);
    if (!ids) return;
    const slips: string[] = [];
    for (let i = 0; i < word.length - 1; i += 1)
      slips.push(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
    if (word.length >= 5) for (let i = 1; i < word.length; i += 1) slips.push(word.slice(0, i) + word.slice(i + 1));
    for (const slip of slips) {
      if (this.forms.has(slip) || this.real.has(slip)) continue;
      this.neverMended.add(slip);
      this.forms.set(slip, ids);
    }
  }

  /** Themes come last: a word that only they know is never the mend of a slip, nor a piece of a glued word. */
  private addThemes(): void {
    const listenedFor = new Set(this.forms.keys());
    for (const [name, record] of Object.entries(this.lexicon.classes)) {
      if (!record.theme) continue;
      for (const language of LANGUAGES)
        for (const item of record[language]?.split(/\s+/) ?? []) {
          if (!item) continue;
          this.add(name, item);
          if (item.endsWith('*')) this.add(name, item.slice(0, -1));
        }
    }
    for (const form of this.forms.keys()) {
      if (listenedFor.has(form)) continue;
      this.neverMended.add(form);
      this.themeWords.add(form);
    }
  }

  private addPhrase(phraseWords: readonly string[], id: number): void {
    const variants = phraseWords.map(withoutMarks);
    const count = Math.max(...variants.map((v) => v.length));
    for (const first of variants[0]!) {
      for (let i = 0; i < count; i += 1) {
        const words = variants.map((v, at) => (at === 0 ? first : v[Math.min(i, v.length - 1)]!));
        push(this.firstWords, first, { words, ids: [id] });
        // The words of a phrase are known words: never a slip of something else, and a slip of them can be mended.
        for (const word of words) if (!this.forms.has(word)) this.forms.set(word, []);
      }
    }
  }

  private byPrefix(word: string): readonly number[] | null {
    for (let length = Math.min(word.length, 14); length >= 4; length -= 1) {
      const ids = this.prefixes.get(word.slice(0, length));
      if (ids) return ids;
    }
    return null;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
