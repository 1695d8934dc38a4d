import type { Temporal } from 'temporal-polyfill';

/** Says whether the operator observes a holiday on that day, `YYYY-MM-DD`. */
export type IsHoliday = (date: string) => boolean;

const friday = 5;

/** A list of holidays longer than this is a broken list, and looking further would never end. */
const closedDaysMax = 366;

/** Business days are Monday to Friday less the operator's own holidays (47 CFR 52.35). */
export function isBusinessDay(date: Temporal.PlainDate, isHoliday: IsHoliday): boolean {
  return date.dayOfWeek <= friday && !isHoliday(date.toString());
}

/** The `count`-th business day after the date, which is day 0 itself and may be any day. */
export function addBusinessDays(
  date: Temporal.PlainDate,
  count: number,
  isHoliday: IsHoliday,
): Temporal.PlainDate {
  let day = date;
  for (let counted = 0; counted < count; counted += 1) day = nextBusinessDay(day, isHoliday);
  return day;
}

function nextBusinessDay(date: Temporal.PlainDate, isHoliday: IsHoliday): Temporal.PlainDate {
  let day = date;
  for (let closedDays = 0; closedDays <= closedDaysMax; closedDays += 1) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day, isHoliday)) return day;
  }
  throw new Error(`the calendar has no business day in the ${closedDaysMax} days after ${date.toString()}`);
}
