import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { federalHolidays } from '../../src/core/federal-holidays.ts';

const years = Array.from({ length: 17 }, (_, at) => 2024 + at);
const datesOf = (year: number) => federalHolidays(year).map((holiday) => holiday.date);

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The oracle gives a fixed day and its substitute both; a day nobody works anyway is not an observed one. */
function oracleDates(year: number): string[] {
  return new Holidays('US')
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10))
    .filter((date) => weekdayOf(date) >= 1 && weekdayOf(date) <= 5);
}

/**
 * The oracle knows no substitute for Veterans Day. The law makes no exception for it, and the Office of
 * Personnel Management listed Friday 10 November 2023 for Saturday the 11th.
 */
const missingInOracle: Record<number, string> = {
  2028: '2028-11-10',
  2029: '2029-11-12',
  2034: '2034-11-10',
  2035: '2035-11-12',
  2040: '2040-11-12',
};

for (const year of years) {
  test(`the holidays of ${year} are those of another package, and Veterans Day when that lacks it`, () => {
    const missing = missingInOracle[year];
    expect(datesOf(year)).toEqual([...oracleDates(year), ...(missing ? [missing] : [])].toSorted());
  });
}

test('the holidays of 2026 are these', () => {
  expect(federalHolidays(2026)).toEqual([
    { date: '2026-01-01', name: "New Year's Day" },
    { date: '2026-01-19', name: 'Birthday of Martin Luther King, Jr.' },
    { date: '2026-02-16', name: "Washington's Birthday" },
    { date: '2026-05-25', name: 'Memorial Day' },
    { date: '2026-06-19', name: 'Juneteenth National Independence Day' },
    { date: '2026-07-03', name: 'Independence Day' },
    { date: '2026-09-07', name: 'Labor Day' },
    { date: '2026-10-12', name: 'Columbus Day' },
    { date: '2026-11-11', name: 'Veterans Day' },
    { date: '2026-11-26', name: 'Thanksgiving Day' },
    { date: '2026-12-25', name: 'Christmas Day' },
  ]);
});

test("a New Year's Day on a Saturday is in the list of the year before, once", () => {
  expect(federalHolidays(2027).at(-1)).toEqual({ date: '2027-12-31', name: "New Year's Day" });
  expect(federalHolidays(2027)).toHaveLength(12);
  expect(federalHolidays(2028)[0]).toEqual({
    date: '2028-01-17',
    name: 'Birthday of Martin Luther King, Jr.',
  });
  expect(federalHolidays(2028)).toHaveLength(10);
});

test("a New Year's Day on a Sunday is observed on the Monday of its own year", () => {
  expect(datesOf(2034)[0]).toBe('2034-01-02');
});

test('over 400 years there are eleven a year, all on weekdays, in order, none twice', () => {
  let count = 0;
  for (let year = 2021; year < 2421; year += 1) {
    const dates = datesOf(year);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(dates.filter((date) => weekdayOf(date) % 6 === 0)).toEqual([]);
    expect(dates.filter((date) => !date.startsWith(`${year}-`))).toEqual([]);
    count += dates.length;
  }
  // 1 January 2021 was a Friday and 1 January 2421 is one: no New Year's Day crosses either end.
  expect(count).toBe(400 * 11);
});
