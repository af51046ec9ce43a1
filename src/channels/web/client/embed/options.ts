/**
 * What the page asks for in the attributes of the script. What cannot be read is replaced by the standard, and said.
 */
import type { Locale } from '../../../../../dialogs/events.ts';

/** How the chat is embedded. */
export interface Options {
  /** Slug of the municipality; null: the chat asks. */
  readonly municipality: string | null;
  readonly locale: Locale;
  /** `#rrggbb`, of the button and of the top of the panel. */
  readonly colour: string;
  readonly side: 'left' | 'right';
  /** Open from the start, where there is room beside it. */
  readonly open: boolean;
  /** A selector of what opens the chat instead of the button; null: the button. */
  readonly link: string | null;
}

/** The options, and a line for each attribute that could not be read. */
export interface ReadOptions {
  readonly options: Options;
  readonly warnings: readonly string[];
}

/** The colour of the chat itself. */
export const STANDARD_COLOUR = '#0062ba';

/** What happens when the municipality is not known. */
export const ASKS = 'The chat asks for the municipality instead.';

const KNOWN = ['kommune', 'language', 'colour', 'position', 'open', 'link'];

/**
 * Reads `data-kommune`, `data-language`, `data-colour`, `data-position`, `data-open` and `data-link`. Without
 * `data-language` the chat speaks as the page does (`pageLanguage` is a BCP 47 tag).
 */
export function readOptions(data: Readonly<Record<string, string | undefined>>, pageLanguage: string): ReadOptions {
  const warnings: string[] = [];
  const warn = (name: string, mend: string) => {
    warnings.push(`data-${name}="${data[name]}" ${mend}`);
    return undefined;
  };
  const oneOf = <Value extends string>(name: string, values: readonly Value[], standard: Value): Value => {
    const found = values.find((value) => value === data[name]);
    if (found === undefined && data[name] !== undefined) {
      warn(name, `is not known. Write ${values.join(' or ')}. ${standard} is used.`);
    }
    return found ?? standard;
  };
  for (const name of Object.keys(data)) {
    if (!KNOWN.includes(name))
      warn(name, `is not known. Known are ${KNOWN.map((known) => `data-${known}`).join(', ')}.`);
  }
  const { kommune = '', colour = STANDARD_COLOUR, open = 'false', link = '' } = data;
  const isSlug = /^[a-z0-9-]+$/.test(kommune);
  if (kommune !== '' && !isSlug) warn('kommune', `is not a name as in an address, such as senja. ${ASKS}`);
  return {
    warnings,
    options: {
      municipality: isSlug ? kommune : null,
      locale: oneOf('language', ['nb', 'se'], /^se\b/i.test(pageLanguage) ? 'se' : 'nb'),
      colour:
        sixDigits(colour) ??
        warn('colour', `is not a colour. Write #rrggbb. ${STANDARD_COLOUR} is used.`) ??
        STANDARD_COLOUR,
      side: oneOf('position', ['right', 'left'], 'right'),
      // As an attribute of HTML: it is enough that it is there.
      open: open !== 'false',
      link: link === '' ? null : link,
    },
  };
}

function sixDigits(colour: string): string | undefined {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : undefined;
}

/** Black or white, whichever is easier to read on `#rrggbb`: at least 4.58 to 1 on any colour. */
export function inkOn(colour: string): '#000' | '#fff' {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? '#000' : '#fff';
}
