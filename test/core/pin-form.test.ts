import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinFormProblem } from '../../src/core/pin-form.ts';
import pins from './vectors/pins.json' with { type: 'json' };

const digit = fc.constantFrom(...'0123456789');
const digits = (minLength: number, maxLength: number) =>
  fc.array(digit, { minLength, maxLength }).map((each) => each.join(''));

for (const { pin, problem } of pins.malformed) {
  test(`the PIN ${JSON.stringify(pin)} is refused as ${problem}`, () => {
    expect(pinFormProblem(pin)).toBe(problem);
  });
}

test('six to ten ASCII digits are well formed, leading zeros included', () => {
  fc.assert(fc.property(digits(6, 10), (pin) => pinFormProblem(pin) === null));
  expect(pinFormProblem('000000')).toBeNull();
});

test('the good and the too easy PINs of the vectors are all well formed', () => {
  for (const pin of [...pins.good, ...pins.tooEasy.map((each) => each.pin)]) {
    expect(pinFormProblem(pin), pin).toBeNull();
  }
});

test('a character that is not an ASCII digit is named before the length, whatever the length', () => {
  const other = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((c) => !/[0-9]/.test(c));
  fc.assert(
    fc.property(digits(0, 12), other, digits(0, 12), (before, character, after) => {
      expect(pinFormProblem(before + character + after)).toBe('pin_not_digits');
    }),
  );
});

test('digits that take two code units each do not pass for twelve digits', () => {
  expect(pinFormProblem('𝟖𝟒𝟗𝟑𝟎𝟐')).toBe('pin_not_digits');
});

test('a line break after the digits is not overlooked', () => {
  expect(pinFormProblem('849302\n')).toBe('pin_not_digits');
});

test('eleven digits and more are too long, one to five too short', () => {
  fc.assert(fc.property(digits(11, 40), (pin) => pinFormProblem(pin) === 'pin_too_long'));
  fc.assert(fc.property(digits(1, 5), (pin) => pinFormProblem(pin) === 'pin_too_short'));
});
