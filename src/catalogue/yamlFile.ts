/** A YAML file that knows on which line everything in it stands. */
import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from './explainIssue.ts';
import type { Problem } from './problems.ts';

/** Keys and indexes from the top of the file to a value. */
export type Path = readonly (string | number)[];

export class YamlFile {
  /** How the file is named in problems. */
  readonly name: string;
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #text: string;

  /** Reads `path`, which is called `name` in problems. Throws only when the file cannot be read at all. */
  constructor(path: string, name: string) {
    this.name = name;
    this.#text = readFileSync(path, 'utf8');
    this.#lines = new LineCounter();
    this.#document = parseDocument(this.#text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** The line of what stands at `path`, or of the nearest thing above it that exists. */
  lineOf(path: Path): number {
    let node: unknown = this.#document.contents;
    let offset = 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
        if (!pair || !isScalar(pair.key)) break;
        offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        if (node === undefined) break;
        offset = (node as { range?: readonly number[] | null }).range?.[0] ?? offset;
      } else break;
    }
    return this.#lines.linePos(offset).line || 1;
  }

  /** The id of the record that `path` is in, or null. Records are the items of the file's one list. */
  recordAt(path: Path): string | null {
    const id = this.#document.getIn([...path.slice(0, 2), 'id']);
    return path.length >= 2 && typeof id === 'string' ? id : null;
  }

  /** What is written at `path`, as plain data without defaults; undefined when nothing is. */
  valueAt(path: Path): unknown {
    const node = this.#document.getIn(path, true);
    return isNode(node) ? node.toJS(this.#document) : node;
  }

  /** False when the text is not YAML, so that nothing in it can be trusted. */
  get isReadable(): boolean {
    return this.#document.errors.length === 0;
  }

  /** A problem at `path`. */
  problem(path: Path, text: string): Problem {
    return { file: this.name, line: this.lineOf(path), record: this.recordAt(path), text };
  }

  /** The content checked against `schema`, or null; what is wrong is added to `problems`. */
  parse<Schema extends z.ZodType>(schema: Schema, problems: Problem[]): z.output<Schema> | null {
    const before = problems.length;
    for (const error of this.#document.errors) {
      const line = this.#lines.linePos(error.pos[0]).line;
      problems.push({ file: this.name, line, record: null, text: `is not YAML: ${error.message}` });
    }
    if (this.#text !== this.#text.normalize('NFC')) {
      const line = this.#text.split('\n').findIndex((text) => text !== text.normalize('NFC')) + 1;
      problems.push({
        file: this.name,
        line,
        record: null,
        text: 'has letters made of two signs (for example a + ´): save the file as Unicode NFC',
      });
    }
    if (problems.length > before) return null;
    const data: unknown = this.#document.toJS();
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      for (const { path, text } of explainIssue(issue, data)) problems.push(this.problem(path, text));
    }
    return null;
  }
}
