/** Services as an editor writes them, without defaults and without what they take from other records. */
import type { z } from 'zod';
import type { DataRead } from '../../../catalogue/load.ts';
import type { ServiceRecord } from '../../../catalogue/schema.ts';

/** A record as it stands in the YAML. */
export type WrittenRecord = z.input<typeof ServiceRecord>;

/** A record, and the folder of `data/` whose services.yaml it is in, for example `municipalities/senja`. */
export interface Written {
  readonly folder: string;
  readonly record: WrittenRecord;
}

/** All records of data without problems, in the order they are read. */
export function writtenRecords({ records }: Pick<DataRead, 'records'>): Written[] {
  return records.map(({ file, path }) => ({
    folder: file.name.split('/').slice(1, -1).join('/'),
    record: file.valueAt(path) as WrittenRecord,
  }));
}
