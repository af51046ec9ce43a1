/** Norwegian telephone numbers: are they possible, and how are they dialled. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * Short numbers that the number plan of libphonenumber leaves out: emergency (110, 112, 113, 1412 = text telephone)
 * and the harmonised European 116 numbers in use in Norway.
 */
const SHORT_NUMBERS: ReadonlySet<string> = new Set([
  '110',
  '112',
  '113',
  '1412',
  '116000',
  '116006',
  '116111',
  '116117',
  '116123',
]);

/**
 * The URI that dials `number` (as written, with any spaces): `tel:113`, `tel:116117`, `tel:02800`,
 * `tel:+4796634547`. Null when it is not a Norwegian number.
 */
export function telUri(number: string): string | null {
  const digits = number.replace(/\s/g, '');
  if (SHORT_NUMBERS.has(digits)) return `tel:${digits}`;
  if (!/^(\+47)?[0-9]{5,8}$/.test(digits)) return null;
  const parsed = parsePhoneNumberFromString(digits, 'NO');
  if (parsed?.country !== 'NO' || !parsed.isValid()) return null;
  return parsed.nationalNumber.length === 5 ? `tel:${parsed.nationalNumber}` : `tel:${parsed.number}`;
}

/** Why `number` is not a Norwegian number, or null when it is. */
export function phoneProblem(number: string): string | null {
  if (telUri(number) !== null) return null;
  if (/[^0-9 +]/.test(number)) return 'has other signs than digits and spaces: write one number for each entry';
  const digits = number.replace(/\D/g, '').replace(/^(00)?47(?=[0-9]{8}$)/, '');
  return digits.length === 8
    ? 'is not in the Norwegian number plan: correct it'
    : `has ${digits.length} digits: a Norwegian number has 8 (or is a short number such as 113): correct it`;
}
