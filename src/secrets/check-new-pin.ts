import { randomInt } from 'node:crypto';
import { type EasyPinReason, easyPinReasons, ownNumberApplies } from '../core/easy-pin.ts';
import { type PinFormProblem, pinFormProblem } from '../core/pin-form.ts';
import { suggestPin } from '../core/suggest-pin.ts';
import { type Secret, unwrap } from './secret.ts';

export type NewPinProblem =
  | { code: PinFormProblem }
  | { code: 'pin_too_easy'; reasons: readonly EasyPinReason[] };

/**
 * What is wrong with a PIN somebody wants to set, or null. No PIN at all is `pin_required`. `ownDigits` are
 * the organization's numbers, account numbers and ZIP+4s; where they are too many for one array, pass those
 * at hand and ask `pinIsFoundIn` for each further page.
 */
export function newPinProblem(pin: Secret | null, ownDigits: readonly string[]): NewPinProblem | null {
  const text = pin === null ? '' : unwrap(pin);
  const formProblem = pinFormProblem(text);
  if (formProblem) return { code: formProblem };
  const reasons = easyPinReasons(text, ownDigits);
  return reasons.length > 0 ? { code: 'pin_too_easy', reasons } : null;
}

/**
 * True when the PIN is found inside one of the texts, separators passed over. For a PIN of good form only.
 */
export function pinIsFoundIn(pin: Secret, digits: Iterable<string>): boolean {
  return ownNumberApplies(unwrap(pin), digits);
}

/**
 * A good PIN of that many digits (6 to 10), nobody's yet and therefore in clear: the one PIN that is ever
 * shown. Throws when none can be made, which is a fault.
 */
export function suggestNewPin(length: number, ownDigits: readonly string[]): string {
  return suggestPin(length, randomDigits, (pin) => ownNumberApplies(pin, ownDigits));
}

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
