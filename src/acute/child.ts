/** Whether the words say that a child (under 18) is writing. */
import type { Haystack } from './match.ts';

const ADULT_FROM = 18;

/** The classes the decision is made from. */
export interface ChildClasses {
  readonly self: number;
  readonly be: number;
  readonly years: number;
  readonly grade: number;
  readonly childSchool: number;
  readonly boyOrGirl: number;
  readonly other: number;
  readonly relative: number;
  readonly my: number;
}

/** What the message says about the age of its writer: `true` under 18, `false` adult, null nothing. */
export function writerIsChild(hay: Haystack, c: ChildClasses): boolean | null {
  const { tokens } = hay;
  const has = (at: number, id: number): boolean => tokens[at]?.edges.some((edge) => edge.ids.includes(id)) ?? false;
  const third = (from: number, to: number): boolean => hay.hasBetween([c.relative, c.other], Math.max(0, from), to);
  const writes = hay.has([c.self]);
  let adult = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const age = tokens[i]!.number;
    if (age === null || age < 4 || age > 99) continue;
    const selfBefore = has(i - 1, c.self) || has(i - 2, c.self) || has(i - 3, c.self);
    const saysAge =
      (selfBefore && (has(i - 1, c.be) || has(i - 2, c.be) || has(i + 1, c.years))) ||
      (has(i + 1, c.years) && !third(i - 5, i) && !third(i + 1, i + 3)) ||
      ((has(i - 1, c.boyOrGirl) || has(i + 1, c.boyOrGirl)) && !third(i - 3, i) && !has(i - 2, c.my)) ||
      // An answer to "how old are you?", with more behind it: "16 og jeg orker ikke".
      (i === 0 && (tokens.length === 1 || writes) && !third(1, 4)) ||
      (i === 0 && tokens.length > 1 && !third(0, tokens.length));
    const saysGrade = age <= 10 && has(i + 1, c.grade) && !third(i - 6, i);
    if (saysGrade) return true;
    if (saysAge && age < ADULT_FROM) return true;
    if (saysAge) adult = true;
  }
  for (let i = 0; i < tokens.length; i += 1)
    if (has(i, c.childSchool) && hay.hasBetween([c.self], i - 5, i) && !third(i - 5, i)) return true;
  return adult ? false : null;
}
