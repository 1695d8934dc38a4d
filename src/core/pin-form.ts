export const pinLengthMin = 6;
export const pinLengthMax = 10;

export type PinFormProblem = 'pin_required' | 'pin_too_short' | 'pin_too_long' | 'pin_not_digits';

const asciiDigitsOnly = /^[0-9]+$/;

/**
 * What is wrong with the form of a port-out PIN, or null. A PIN is 6 to 10 ASCII digits and is text:
 * leading zeros count. Nothing is stripped or translated, so a space, a sign or another script's digit is
 * refused.
 *
 * The length is asked last: only when every character is an ASCII digit does counting characters count
 * digits.
 */
export function pinFormProblem(pin: string): PinFormProblem | null {
  if (pin === '') return 'pin_required';
  if (!asciiDigitsOnly.test(pin)) return 'pin_not_digits';
  if (pin.length < pinLengthMin) return 'pin_too_short';
  if (pin.length > pinLengthMax) return 'pin_too_long';
  return null;
}
