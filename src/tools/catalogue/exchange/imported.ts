/** What a file to import holds, whatever its format. */

export interface ImportedRecord {
  /** Where it stands in the file, for example `row 5`. */
  readonly where: string;
  /** The folder of `data/` that the file says it belongs to. */
  readonly folder: string | undefined;
  /** As an editor would write it; not checked yet. */
  readonly record: object;
  /** The column that a field stands in, or null when the format has no columns. */
  columnOf(field: string): string | null;
}

export interface Imported {
  readonly records: readonly ImportedRecord[];
  /** What makes the file, or a place in it, unreadable: where, what is wrong, and the mend. */
  readonly problems: readonly string[];
}
