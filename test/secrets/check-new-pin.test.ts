import { expect, test } from 'vitest';
import { newPinProblem, pinIsFoundIn, suggestNewPin } from '../../src/secrets/check-new-pin.ts';
import { Secret } from '../../src/secrets/secret.ts';

test('no PIN and an empty PIN are both a missing one', () => {
  expect(newPinProblem(null, [])).toEqual({ code: 'pin_required' });
  expect(newPinProblem(Secret.of(''), [])).toEqual({ code: 'pin_required' });
});

test('form comes before strength', () => {
  expect(newPinProblem(Secret.of('12345'), [])).toEqual({ code: 'pin_too_short' });
  expect(newPinProblem(Secret.of('1234 56'), [])).toEqual({ code: 'pin_not_digits' });
  expect(newPinProblem(Secret.of('1234567'), [])).toEqual({ code: 'pin_too_easy', reasons: ['sequence'] });
  expect(newPinProblem(Secret.of('40618273'), [])).toBeNull();
});

test('a PIN out of an own number is too easy', () => {
  const pin = Secret.of('5550183');
  expect(newPinProblem(pin, ['+14255550183'])).toEqual({ code: 'pin_too_easy', reasons: ['own_number'] });
  expect(pinIsFoundIn(pin, ['+1 (425) 555-0183'])).toBe(true);
  expect(pinIsFoundIn(pin, new Set(['+14255550184']))).toBe(false);
});

test.each([6, 7, 8, 9, 10])('a suggested PIN of %i digits is good', (length) => {
  for (let round = 0; round < 50; round += 1) {
    const pin = suggestNewPin(length, ['+14255550183']);
    expect(pin).toHaveLength(length);
    expect(newPinProblem(Secret.of(pin), ['+14255550183'])).toBeNull();
  }
});
