import { expect, test } from 'vitest';
import { easyPinReasonCodes, easyPinReasons, ownNumberApplies } from '../../src/core/easy-pin.ts';
import pins from './vectors/pins.json' with { type: 'json' };

for (const { pin, reason } of pins.tooEasy) {
  test(`${pin} is too easy, being ${reason}`, () => {
    expect(easyPinReasons(pin, [])).toContain(reason);
  });
}

for (const pin of pins.good) {
  test(`${pin} is a good PIN`, () => {
    expect(easyPinReasons(pin, [])).toEqual([]);
  });
}

const wholeAnswers: readonly (readonly [pin: string, reasons: string, because: string])[] = [
  ['000000', 'repeated_block few_digits palindrome equal_runs', 'one digit is all of these'],
  ['246802', 'sequence', 'steps of two wrap from 8 to 0'],
  ['210987', 'sequence date', 'steps of one wrap from 0 to 9, and 21 September 1987 is a day'],
  ['036925', '', 'steps of three are no sequence'],
  ['123457', '', 'one step that differs ends a sequence'],
  ['4826482', '', 'a block and most of another is no repeated block'],
  ['111222333', 'equal_runs', 'it is three runs of three'],
  ['1111122222', 'few_digits equal_runs', 'it is two runs of five'],
  ['1122334', '', 'seven digits cannot be cut into equal runs'],
  ['8448408', '', 'three different digits are enough'],
  ['8448448', 'few_digits palindrome', 'two different digits are not'],
  ['022983', 'date', '29 February counts in every year'],
  ['023083', '', 'there is no 30 February'],
  ['191912', '', '1919 lies before the years that count'],
  ['203912', 'date', 'December 2039 is the last month that counts'],
  ['204012', '', '2040 lies after the years that count'],
  ['19191231', '', 'the last day of 1919 does not count'],
  ['19200101', 'date', 'the first day of 1920 does'],
  ['20391231', 'date', 'the last day of 2039 does'],
  ['20400101', '', 'the first day of 2040 does not'],
  ['123456', 'sequence keypad', 'it is two rows of the keypad'],
  ['951753', 'keypad', 'it is both diagonals, upwards'],
  ['258085', 'keypad', 'the middle column goes down to 0'],
  ['123654987', 'keypad', 'it is three rows'],
  ['12345678', 'sequence', 'eight digits cannot be three-key lines'],
  ['124578', '', 'keys in a square are no line'],
];

for (const [pin, reasons, because] of wholeAnswers) {
  test(`${pin} has ${reasons || 'no reason'} against it, because ${because}`, () => {
    expect(easyPinReasons(pin, []).join(' ')).toBe(reasons);
  });
}

test('a PIN inside a telephone number, account number or ZIP+4 is one of the organization', () => {
  const own = ['+1 (425) 555-0123', 'WA-100200', '98052-7301'];
  for (const pin of ['425555', '550123', '100200', '805273', '980527301', '14255550']) {
    expect(easyPinReasons(pin, own), pin).toContain('own_number');
    expect(easyPinReasons(pin, []), pin).not.toContain('own_number');
  }
});

test('digits of two texts do not add up to a PIN of the organization', () => {
  expect(ownNumberApplies('012310', ['+14255550123', '100200'])).toBe(false);
  expect(ownNumberApplies('425556', ['+14255550123'])).toBe(false);
});

test('an organization with many numbers is looked through without a list of them', () => {
  function* numbers() {
    for (let line = 0; line < 100_000; line += 1) yield `+1425${String(2_000_000 + line)}`;
  }
  expect(ownNumberApplies('425209', numbers())).toBe(true);
  expect(ownNumberApplies('849302', numbers())).toBe(false);
});

test('of all six-digit PINs each rule refuses as many as were counted', () => {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (let value = 0; value < 1_000_000; value += 1) {
    const reasons = easyPinReasons(String(value).padStart(6, '0'), []);
    for (const reason of reasons) count(reason);
    if (reasons.some((reason) => reason !== 'keypad')) count('union');
  }
  // Nine lines in both directions, two of them in a PIN.
  expect(Object.fromEntries(counts)).toEqual({ ...pins.refusedOfSixDigits, keypad: 18 * 18 });
});

test('reasons come in the order of the list of reasons', () => {
  for (let value = 0; value < 1_000_000; value += 11) {
    const pin = String(value).padStart(6, '0');
    const places = easyPinReasons(pin, [pin]).map((reason) => easyPinReasonCodes.indexOf(reason));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.at(-1)).toBe(easyPinReasonCodes.indexOf('own_number'));
  }
});
