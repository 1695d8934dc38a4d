import type { IsHoliday } from './business-calendar.ts';
import { federalHolidays, isFederalHoliday } from './federal-holidays.ts';

export interface Holiday {
  /** `YYYY-MM-DD`. */
  date: string;
  name: string;
}

/** The lists of its own that an operator keeps, by year (`2026`). */
export type OwnHolidays = Readonly<Record<string, readonly Holiday[]>>;

export interface HolidayYear {
  year: number;
  /** In order of date. */
  holidays: readonly Holiday[];
  /** True when the list differs from the federal one. */
  isOwn: boolean;
  federalHolidays: readonly Holiday[];
}

/** The holidays of a year: the operator's own list or, where it keeps none, the federal one. */
export function holidayYear(own: readonly Holiday[] | null, year: number): HolidayYear {
  const federal = federalHolidays(year);
  const holidays = inOrder(own ?? federal);
  const isOwn = JSON.stringify(holidays) !== JSON.stringify(inOrder(federal));
  return { year, holidays, isOwn, federalHolidays: federal };
}

function inOrder(holidays: readonly Holiday[]): Holiday[] {
  return holidays
    .map(({ date, name }) => ({ date, name }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/**
 * The operator's calendar: 47 CFR 52.35 counts the old provider's company holidays, so a year the operator
 * has a list for goes by it alone, and any other by the federal holidays.
 */
export function operatorCalendar(own: OwnHolidays): IsHoliday {
  const years = new Map<string, ReadonlySet<string>>();
  for (const [year, holidays] of Object.entries(own)) {
    years.set(year, new Set(holidays.map(({ date }) => date)));
  }
  return (date) => years.get(date.slice(0, 4))?.has(date) ?? isFederalHoliday(date);
}
