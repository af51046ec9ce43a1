/**
 * The attributes of the script on a page: what is read, what is refused, and what is said about it.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inkOn, readOptions, STANDARD_COLOUR } from '../../src/channels/web/client/embed/options.ts';
import { readFrameMessage } from '../../src/channels/web/client/frameMessages.ts';

const STANDARD = {
  municipality: null,
  locale: 'nb',
  colour: STANDARD_COLOUR,
  side: 'right',
  open: false,
  link: null,
};

describe('attributes', () => {
  test('none: the standard, without a word', () => {
    expect(readOptions({}, '')).toEqual({ options: STANDARD, warnings: [] });
    expect(readOptions({ kommune: '' }, 'nb-NO')).toEqual({ options: STANDARD, warnings: [] });
  });

  test('all of them', () => {
    const data = { kommune: 'senja', language: 'se', colour: '#0aF', position: 'left', open: '', link: '#hjelp' };
    expect(readOptions(data, 'nb')).toEqual({
      options: { municipality: 'senja', locale: 'se', colour: '#00aaFF', side: 'left', open: true, link: '#hjelp' },
      warnings: [],
    });
    expect(readOptions({ open: 'false' }, 'nb').options.open).toBe(false);
  });

  test.each([
    ['se', 'se'],
    ['se-NO', 'se'],
    ['SE', 'se'],
    ['sel', 'nb'],
    ['nn', 'nb'],
    ['en', 'nb'],
    ['', 'nb'],
  ])('without a language the chat speaks as the page does: %s gives %s', (page, locale) => {
    expect(readOptions({}, page).options.locale).toBe(locale);
    expect(readOptions({ language: 'nb' }, page).options.locale).toBe('nb');
  });

  test.each([
    ['kommune', 'Tromsø', 'is not a name as in an address'],
    ['kommune', 'senja&lang=se', 'is not a name as in an address'],
    ['language', 'en', 'Write nb or se. nb is used.'],
    ['colour', 'blue', 'Write #rrggbb. #0062ba is used.'],
    ['colour', '#12345', 'Write #rrggbb'],
    ['colour', '#fff}:host{display:none', 'Write #rrggbb'],
    ['position', 'top', 'Write right or left. right is used.'],
    ['color', '#fff', 'is not known. Known are data-kommune, data-language, data-colour'],
  ])('data-%s="%s" is replaced by the standard, and said', (name, value, mend) => {
    const { options, warnings } = readOptions({ [name]: value }, 'nb');
    expect(options).toEqual(STANDARD);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`data-${name}="${value}" `);
    expect(warnings[0]).toContain(mend);
  });
});

test('words on a colour can be read, whatever the colour', () => {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colours, (colour) => {
      const [dark, light] = [luminance(colour), inkOn(colour) === '#fff' ? 1 : 0].sort((a, b) => a - b) as [
        number,
        number,
      ];
      return (light + 0.05) / (dark + 0.05) >= 4.5;
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect(inkOn('#0062ba')).toBe('#fff');
  expect(inkOn('#ffcc00')).toBe('#000');
});

describe('what the frame says', () => {
  test('is read', () => {
    expect(readFrameMessage({ type: 'hjelpefinner:ready', municipality: 'senja' })).toEqual({
      type: 'hjelpefinner:ready',
      municipality: 'senja',
    });
    expect(readFrameMessage({ type: 'hjelpefinner:ready' })).toMatchObject({ municipality: null });
    expect(readFrameMessage({ type: 'hjelpefinner:close' })).toEqual({ type: 'hjelpefinner:close' });
    expect(readFrameMessage({ type: 'hjelpefinner:exit', url: 'https://www.yr.no/' })).toEqual({
      type: 'hjelpefinner:exit',
      url: 'https://www.yr.no/',
    });
  });

  test.each([
    null,
    undefined,
    'hjelpefinner:close',
    {},
    { type: 'close' },
    { type: 'hjelpefinner:exit' },
    { type: 'hjelpefinner:exit', url: 'javascript:alert(1)' },
    { type: 'hjelpefinner:exit', url: ' javascript:alert(1)//https://' },
    { type: 'hjelpefinner:exit', url: 'data:text/html,x' },
    { type: 'hjelpefinner:exit', url: '/here' },
    { type: 'hjelpefinner:exit', url: ['https://x'] },
  ])('%j is none of it', (data) => {
    expect(readFrameMessage(data)).toBeNull();
  });
});
