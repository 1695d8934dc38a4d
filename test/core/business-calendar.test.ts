import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addBusinessDays, isBusinessDay } from '../../src/core/business-calendar.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const noHoliday = () => false;
const thanksgiving = (date: string) => date === '2026-11-26';

test('Monday to Friday are business days, Saturday and Sunday are not', () => {
  const week = ['16', '17', '18', '19', '20', '21', '22'].map((each) => day(`2026-11-${each}`));
  expect(week.map((date) => isBusinessDay(date, noHoliday))).toEqual([
    ...[true, true, true, true, true],
    ...[false, false],
  ]);
});

test('a holiday of the operator is no business day', () => {
  expect(isBusinessDay(day('2026-11-26'), thanksgiving)).toBe(false);
  expect(isBusinessDay(day('2026-11-27'), thanksgiving)).toBe(true);
});

const additions: readonly (readonly [from: string, count: number, to: string, because: string])[] = [
  ['2026-11-16', 1, '2026-11-17', 'the day itself is day 0'],
  ['2026-11-20', 1, '2026-11-23', 'a weekend is passed over'],
  ['2026-11-21', 1, '2026-11-23', 'day 0 may be a Saturday'],
  ['2026-11-25', 1, '2026-11-27', 'a holiday is passed over'],
  ['2026-11-25', 4, '2026-12-02', 'both are'],
  ['2026-12-30', 2, '2027-01-01', 'a year may end between'],
  ['2028-02-28', 1, '2028-02-29', 'a leap day counts'],
];

for (const [from, count, to, because] of additions) {
  test(`${count} business days after ${from} is ${to}, because ${because}`, () => {
    expect(addBusinessDays(day(from), count, thanksgiving).toString()).toBe(to);
  });
}

test('a calendar without any business day is an error, not a search without end', () => {
  expect(() => addBusinessDays(day('2026-11-16'), 1, () => true)).toThrow('no business day');
});
