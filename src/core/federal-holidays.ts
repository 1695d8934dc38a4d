import { Temporal } from 'temporal-polyfill';

export type FederalHoliday = {
  /** The day it is observed, `YYYY-MM-DD`. */
  date: string;
  name: string;
};

const monday = 1;
const thursday = 4;
const saturday = 6;
const sunday = 7;

type Rule = { name: string } & (
  | { month: number; day: number }
  | { month: number; weekday: number; nth: 1 | 2 | 3 | 4 | 'last' }
);

/** The eleven legal public holidays of 5 USC 6103(a), as the law has stood since 2021 (Juneteenth). */
const rules: readonly Rule[] = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: monday, nth: 3 },
  { name: "Washington's Birthday", month: 2, weekday: monday, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: monday, nth: 'last' },
  { name: 'Juneteenth National Independence Day', month: 6, day: 19 },
  { name: 'Independence Day', month: 7, day: 4 },
  { name: 'Labor Day', month: 9, weekday: monday, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: monday, nth: 2 },
  { name: 'Veterans Day', month: 11, day: 11 },
  { name: 'Thanksgiving Day', month: 11, weekday: thursday, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25 },
];

/**
 * The federal holidays observed in that year, in order of date. A fixed day on a Saturday is observed on
 * the Friday before, on a Sunday the Monday after (5 USC 6103(b), Executive Order 11582). New Year's Day on
 * a Saturday is therefore observed on 31 December and stands in the list of the year before, so that a list
 * has ten to twelve entries.
 *
 * They are only the start of an operator's own list: 47 CFR 52.35 counts the old provider's company
 * holidays.
 */
export function federalHolidays(year: number): FederalHoliday[] {
  const holidays: FederalHoliday[] = [];
  for (const ruleYear of [year, year + 1]) {
    for (const rule of rules) {
      const observed = observedDay(rule, ruleYear);
      if (observed.year === year) holidays.push({ date: observed.toString(), name: rule.name });
    }
  }
  return holidays;
}

function observedDay(rule: Rule, year: number): Temporal.PlainDate {
  if ('weekday' in rule) return nthWeekday(rule, year);
  const date = new Temporal.PlainDate(year, rule.month, rule.day);
  if (date.dayOfWeek === saturday) return date.subtract({ days: 1 });
  if (date.dayOfWeek === sunday) return date.add({ days: 1 });
  return date;
}

function nthWeekday(rule: Extract<Rule, { nth: unknown }>, year: number): Temporal.PlainDate {
  const first = new Temporal.PlainDate(year, rule.month, 1);
  const daysToWeekday = (rule.weekday - first.dayOfWeek + 7) % 7;
  const weeksMax = Math.floor((first.daysInMonth - 1 - daysToWeekday) / 7);
  const weeks = rule.nth === 'last' ? weeksMax : rule.nth - 1;
  return first.add({ days: daysToWeekday + 7 * weeks });
}

const observedDates = new Map<number, ReadonlySet<string>>();

/** True when a federal holiday is observed on that day, `YYYY-MM-DD`. Years are worked out once. */
export function isFederalHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const dates = observedDates.get(year) ?? new Set(federalHolidays(year).map((holiday) => holiday.date));
  observedDates.set(year, dates);
  return dates.has(date);
}
