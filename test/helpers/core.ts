/**
 * The real core over the real data, made once for all tests of a file.
 */
import { join } from 'node:path';
import { createCore } from '../../src/core.ts';

/** The folder the program is in. */
export const ROOT = join(import.meta.dirname, '../..');

export const core = createCore(ROOT);
