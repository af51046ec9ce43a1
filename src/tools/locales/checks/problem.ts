/** What is wrong with a text, and what to do. */
export interface TextProblem {
  /** Path below the root, for example `locales/se/cards.json`. */
  readonly file: string;
  readonly key: string;
  /** What is wrong, a colon, and the mend. */
  readonly text: string;
}
