import { describe, expect, test } from 'vitest';
import { federalHolidays } from '../../src/core/federal-holidays.ts';
import { holidayYear, operatorCalendar } from '../../src/core/operator-holidays.ts';

const dayAfter = { date: '2026-11-27', name: 'Day after Thanksgiving' };

describe("the operator's calendar", () => {
  const isHoliday = operatorCalendar({ 2026: [dayAfter], 2028: [] });

  test.each([
    ['2026-11-27', true, 'is in its own list'],
    ['2026-12-25', false, 'is federal, in a year with a list of its own'],
    ['2027-12-24', true, 'is federal, in a year without one'],
    ['2027-11-26', false, 'is in no list'],
    ['2028-07-04', false, 'is in a year whose own list is empty'],
  ])('%s: %s, because it %s', (date, expected) => {
    expect(isHoliday(date)).toBe(expected);
  });
});

describe('the holidays of a year', () => {
  test('are the federal ones where the operator has no list', () => {
    const federal = federalHolidays(2026);
    expect(federal).toHaveLength(11);
    const year = { year: 2026, holidays: federal, isOwn: false, federalHolidays: federal };
    expect(holidayYear(null, 2026)).toEqual(year);
  });

  test('are its own list, in order of date', () => {
    const own = [dayAfter, { date: '2026-01-02', name: 'Inventory' }];
    const { holidays, isOwn } = holidayYear(own, 2026);
    expect(holidays.map(({ date }) => date)).toEqual(['2026-01-02', '2026-11-27']);
    expect(isOwn).toBe(true);
  });

  test('are not its own when its list says the same', () => {
    const copy = [...federalHolidays(2026)].reverse();
    expect(holidayYear(copy, 2026).isOwn).toBe(false);
  });
});
