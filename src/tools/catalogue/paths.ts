import { join } from 'node:path';

/** The data the program comes with. */
export const DATA = join(import.meta.dirname, '../../../data');
