import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EasyPinReason, easyPinReasons } from '../../src/core/easy-pin.ts';
import pins from './vectors/pins.json' with { type: 'json' };

/**
 * Asking about all 10^8 PINs takes a quarter of a minute (it was done once, with these counts), so each
 * rule is asked about candidates only: more than it can refuse, made from its definition and not from its
 * code. If it refuses as many of them as were counted once over the whole space, it can only err by
 * refusing others; a large sample, half of it one digit beside a candidate, finds none.
 */
type CountedReason = Exclude<EasyPinReason, 'keypad' | 'own_number'>;

const digits = [...'0123456789'];
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const padded = (length: number) => (value: number) => String(value).padStart(length, '0');
const quads = range(0, 9999).map(padded(4));

function* steadySteps(): Generator<string> {
  for (const first of range(0, 9)) {
    for (const step of range(0, 9))
      yield range(0, 7)
        .map((at) => (first + at * step) % 10)
        .join('');
  }
}

/** A block of one or two digits written out is one of four, and eight has no other divisors. */
function* repeatedQuads(): Generator<string> {
  for (const quad of quads) yield quad + quad;
}

function* ofTwoDigits(): Generator<string> {
  for (const one of digits) {
    for (const other of digits) {
      for (const mask of range(0, 255))
        yield range(0, 7)
          .map((bit) => ((mask >> bit) & 1 ? one : other))
          .join('');
    }
  }
}

function* mirroredQuads(): Generator<string> {
  for (const quad of quads) yield quad + [...quad].reverse().join('');
}

/** Runs of four are runs of two, and eight cannot be cut into runs of three or five. */
function* doubledDigits(): Generator<string> {
  for (const quad of quads) yield [...quad].map((digit) => digit + digit).join('');
}

/** Impossible months and days, and years beyond both ends, are among them. */
function* roughDates(): Generator<string> {
  for (const year of range(1915, 2045).map(padded(4))) {
    for (const month of range(0, 13).map(padded(2))) {
      for (const day of range(0, 33).map(padded(2))) {
        yield year + month + day;
        yield month + day + year;
        yield day + month + year;
      }
    }
  }
}

const candidates: Record<CountedReason, ReadonlySet<string>> = {
  sequence: new Set(steadySteps()),
  repeated_block: new Set(repeatedQuads()),
  few_digits: new Set(ofTwoDigits()),
  palindrome: new Set(mirroredQuads()),
  equal_runs: new Set(doubledDigits()),
  date: new Set(roughDates()),
};
const countedReasons = Object.keys(candidates) as CountedReason[];
const allCandidates = new Set(countedReasons.flatMap((reason) => [...candidates[reason]]));

for (const reason of countedReasons) {
  test(`of all eight-digit PINs as many are refused as ${reason} as were counted`, () => {
    const refused = [...candidates[reason]].filter((pin) => easyPinReasons(pin, []).includes(reason));
    expect(refused).toHaveLength(pins.refusedOfEightDigits[reason]);
  });
}

test('of all eight-digit PINs as many are refused for any reason as were counted', () => {
  const refused = [...allCandidates].filter((pin) => easyPinReasons(pin, []).length > 0);
  expect(refused).toHaveLength(pins.refusedOfEightDigits.union);
});

function expectNoReasonBeyondCandidates(pin: string): void {
  for (const reason of easyPinReasons(pin, [])) {
    if (!candidates[reason as CountedReason]?.has(pin)) throw new Error(`${pin} is refused as ${reason}`);
  }
}

test('no eight-digit PIN of a large sample is refused that was not a candidate', () => {
  const anyPin = fc.integer({ min: 0, max: 99_999_999 }).map(padded(8));
  fc.assert(fc.property(anyPin, expectNoReasonBeyondCandidates), { seed: 20261124, numRuns: 200_000 });
});

test('no eight-digit PIN one digit beside a candidate is refused that was not one itself', () => {
  let asked = 0;
  for (const candidate of allCandidates) {
    const at = asked % 8;
    for (const digit of digits)
      expectNoReasonBeyondCandidates(candidate.slice(0, at) + digit + candidate.slice(at + 1));
    asked += 1;
  }
  expect(asked).toBeGreaterThan(pins.refusedOfEightDigits.union);
});
