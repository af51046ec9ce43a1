/** One detector for the tests of this folder. Building it costs more than all its answers. */
import { fileURLToPath } from 'node:url';
import { AcuteRules } from '../../src/acute/detector.ts';
import { loadAcuteLexicon } from '../../src/acute/lexicon.ts';

export const LEXICON_DIR = fileURLToPath(new URL('../../data/lexicons/acute', import.meta.url));
export const lexicon = loadAcuteLexicon(LEXICON_DIR);
export const detector = new AcuteRules(lexicon);
