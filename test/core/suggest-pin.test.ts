import fc from 'fast-check';
import { expect, test } from 'vitest';
import { easyPinReasons } from '../../src/core/easy-pin.ts';
import { suggestPin } from '../../src/core/suggest-pin.ts';

const refusesNone = () => false;

function drawing(...draws: string[]): (count: number) => string {
  return () => {
    const draw = draws.shift();
    if (draw === undefined) throw new Error('drawn too often');
    return draw;
  };
}

test('the first good draw is the suggestion', () => {
  expect(suggestPin(8, drawing('40618273', '73059182'), refusesNone)).toBe('40618273');
});

test('easy draws are drawn again', () => {
  expect(suggestPin(6, drawing('123456', '041987', '147258', '849302'), refusesNone)).toBe('849302');
});

test('a draw that the caller refuses is drawn again', () => {
  expect(suggestPin(6, drawing('849302', '073915'), (pin) => pin === '849302')).toBe('073915');
});

test('a suggestion has the asked length and nothing against it', () => {
  const digit = fc.constantFrom(...'0123456789');
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 10 }), fc.infiniteStream(digit), (length, stream) => {
      const randomDigits = (count: number) => [...stream.take(count)].join('');
      const pin = suggestPin(length, randomDigits, refusesNone);
      expect(pin).toMatch(new RegExp(`^[0-9]{${length}}$`));
      expect(easyPinReasons(pin, [])).toEqual([]);
    }),
    { seed: 8, numRuns: 500 },
  );
});

test('a random source that is stuck ends in an error, not in a request without end', () => {
  expect(() => suggestPin(6, () => '000000', refusesNone)).toThrow('1000 draws');
});

test('a random source that gives fewer digits than asked is found out', () => {
  expect(() => suggestPin(8, () => '849302', refusesNone)).toThrow('8 digits');
});

test('a length that no PIN may have is found out', () => {
  expect(() => suggestPin(5, drawing('84930'), refusesNone)).toThrow('5 digits');
  expect(() => suggestPin(11, drawing('84930271650'), refusesNone)).toThrow('11 digits');
});
