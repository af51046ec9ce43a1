/** What can be wrong with the data, told so that an editor can mend it. */

/** One thing to mend: where it stands, which record, what is wrong and what to do. */
export interface Problem {
  /** Path of the file, from the folder that holds `data`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Id of the record, or null when it is about the whole file. */
  readonly record: string | null;
  /** What is wrong, a colon, and the mend. */
  readonly text: string;
}

/** All problems of all files. The message has one line for each. */
export class CatalogueError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'CatalogueError';
    this.problems = problems;
  }
}

/** `file:line: "record": what is wrong: the mend`. */
export function problemLine({ file, line, record, text }: Problem): string {
  return `${file}:${line}: ${record === null ? '' : `"${record}": `}${text}`;
}
