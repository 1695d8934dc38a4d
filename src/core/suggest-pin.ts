import { easyPinReasons } from './easy-pin.ts';
import { pinFormProblem } from './pin-form.ts';

/**
 * About one PIN in eleven is too easy, so that a thousand refused draws in a row mean that the random
 * source is stuck or that everything is refused: stopping is then better than a request that never ends.
 */
const drawsMax = 1_000;

/**
 * A PIN of that many digits that is not easy and that the caller does not refuse. Randomness is passed in,
 * as core has none: `randomDigits(n)` gives n ASCII digits, each equally likely. `isRefused` is for what
 * only the caller can know: the organization's own numbers, the current PIN and the last ones.
 *
 * Throws when the length is not 6 to 10 or when no PIN could be drawn; both are faults of the program.
 */
export function suggestPin(
  length: number,
  randomDigits: (count: number) => string,
  isRefused: (pin: string) => boolean,
): string {
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const pin = randomDigits(length);
    if (pin.length !== length || pinFormProblem(pin) !== null) {
      throw new Error(`no PIN of ${length} digits can be made from what was drawn`);
    }
    if (easyPinReasons(pin, []).length === 0 && !isRefused(pin)) return pin;
  }
  throw new Error(`no acceptable PIN in ${drawsMax} draws`);
}
