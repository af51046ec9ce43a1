/**
 * The words of the button and the panel.
 */
import type { EmbedTexts } from '../../embedScript.ts';

/** Filled in when the script is bundled. */
declare const EMBED_TEXTS: EmbedTexts;

export const WORDS = EMBED_TEXTS;
