import { expect, test } from 'vitest';
import {
  type DueDateReason,
  dueDateAheadMaxDays,
  dueDateReason,
  isCalendarDate,
} from '../../src/core/desired-due-date.ts';

const today = '2026-11-16';
const earliest = '2026-11-20';

/** Read top to bottom: the first row that holds for a date gives its reason. */
const rows: readonly (readonly [desired: string | null, DueDateReason | null, why: string])[] = [
  [null, null, 'none is desired, so the earliest holds'],
  ['2025-12-31', 'due_date_in_past', 'it lies in another year'],
  ['2026-11-15', 'due_date_in_past', 'it was yesterday'],
  ['2026-11-16', 'due_date_too_soon', 'it is today, before the interval ends'],
  ['2026-11-19', 'due_date_too_soon', 'it is a day too soon'],
  ['2026-11-20', null, 'it is the earliest lawful date'],
  ['2026-11-22', null, 'a Sunday is as good as any day'],
  ['2026-12-16', null, 'it is 30 days ahead'],
  ['2026-12-17', 'due_date_too_far', 'it is 31 days ahead'],
  ['9999-12-31', 'due_date_too_far', 'it never comes'],
];

for (const [desired, reason, why] of rows) {
  test(`the due date ${desired} is ${reason ?? 'taken'}, because ${why}`, () => {
    expect(dueDateReason(desired, earliest, today)).toBe(reason);
  });
}

test('30 days ahead are counted through the end of a year and a leap day', () => {
  expect(dueDateAheadMaxDays).toBe(30);
  expect(dueDateReason('2027-01-14', '2026-12-20', '2026-12-15')).toBeNull();
  expect(dueDateReason('2027-01-15', '2026-12-20', '2026-12-15')).toBe('due_date_too_far');
  expect(dueDateReason('2028-03-01', '2028-02-04', '2028-01-31')).toBeNull();
  expect(dueDateReason('2028-03-02', '2028-02-04', '2028-01-31')).toBe('due_date_too_far');
});

test('the earliest lawful date is never too far, however many holidays lie before it', () => {
  expect(dueDateReason('2026-12-28', '2026-12-28', today)).toBeNull();
  expect(dueDateReason('2026-12-29', '2026-12-28', today)).toBe('due_date_too_far');
  expect(dueDateReason('2026-12-27', '2026-12-28', today)).toBe('due_date_too_soon');
});

test('a day of the calendar is one only in the form YYYY-MM-DD', () => {
  for (const date of ['2026-11-16', '2028-02-29', '2000-02-29', '0001-01-01'])
    expect(isCalendarDate(date), date).toBe(true);
  const others = ['', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '2026-11-00'];
  const forms = [
    '2026-1-1',
    '20261116',
    '2026-11-16T00:00',
    ' 2026-11-16',
    '2026-11-16\n',
    '16.11.2026',
    '+002026-11-16',
    '２０２６-11-16',
  ];
  for (const text of [...others, ...forms]) expect(isCalendarDate(text), text).toBe(false);
});

test('a text that is not a date is a fault of the caller', () => {
  expect(() => dueDateReason('2026-11-31', earliest, today)).toThrow('2026-11-31');
  expect(() => dueDateReason('2026-11-20', 'soon', today)).toThrow('soon');
});
