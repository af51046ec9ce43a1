import { describe, expect, test } from '@jest/globals';
import { phoneProblem, telUri } from '../../src/catalogue/phone.ts';

describe('A number as written becomes one that dials', () => {
  test.each([
    ['113', 'tel:113'],
    ['116 117', 'tel:116117'],
    ['96 63 45 47', 'tel:+4796634547'],
    ['776 21590', 'tel:+4777621590'],
    ['468 95 582', 'tel:+4746895582'],
    ['800 33 321', 'tel:+4780033321'],
    ['+47 22 40 00 40', 'tel:+4722400040'],
    ['02800', 'tel:02800'],
  ])('%s: %s', (number, tel) => {
    expect(telUri(number)).toBe(tel);
    expect(phoneProblem(number)).toBeNull();
  });
});

describe('What is no Norwegian number', () => {
  test.each(['95 48 76 5', '12 34 56 78', '115', '777 91 090 / 091', '+46 70 123 45 67', 'ring oss', ''])(
    '%s',
    (number) => {
      expect(telUri(number)).toBeNull();
      expect(phoneProblem(number)).toMatch(/: /);
    },
  );
});
