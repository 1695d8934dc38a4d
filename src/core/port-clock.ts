import { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type IsHoliday, isBusinessDay } from './business-calendar.ts';

export type PortClass = 'simple' | 'non_simple' | 'project';

export type PortClockInput = {
  portClass: PortClass;
  /** When the complete request was received: an RFC 3339 instant. */
  receivedAt: string;
  /** The predominant zone of each NPAC region involved; at least one. */
  timeZones: readonly string[];
  isHoliday: IsHoliday;
};

export type PortClock = {
  /** The instant by which the request must be answered. */
  answerDueAt: string;
  /** The first lawful date of activation, a date in `activationTimeZone`. */
  earliestActivationOn: string;
  /** 00:00 of that date in that zone, as an instant. */
  earliestActivationAt: string;
  activationTimeZone: string;
};

const opensAt = Temporal.PlainTime.from('08:00');
/** A request received at 13:00 sharp still counts today; one received later does not. */
const lastReceiptAt = Temporal.PlainTime.from('13:00');

type Interval = {
  answerDue: (deemed: Temporal.PlainDateTime, isHoliday: IsHoliday) => Temporal.PlainDateTime;
  activationOn: (deemed: Temporal.PlainDate, isHoliday: IsHoliday) => Temporal.PlainDate;
};

/**
 * Simple: four business hours to answer. They need no counting, because a request counts from 13:00 at the
 * latest and business ends at 17:00. Activation is at the midnight that ends the business day it counts on,
 * even when the day after is a Saturday.
 */
const simple: Interval = {
  answerDue: (deemed) => deemed.add({ hours: 4 }),
  activationOn: (deemed) => deemed.add({ days: 1 }),
};

/**
 * Non-simple: 24 hours less weekends and holidays, which is the same time on the next business day (clocks
 * change on Sundays, so no counted day is longer or shorter). Activation is on the fourth business day, day
 * 0 being the day it counts on.
 */
const nonSimple: Interval = {
  answerDue: (deemed, isHoliday) =>
    addBusinessDays(deemed.toPlainDate(), 1, isHoliday).toPlainDateTime(deemed.toPlainTime()),
  activationOn: (deemed, isHoliday) => addBusinessDays(deemed, 4, isHoliday),
};

/** A project's date is negotiated. Until it is, the intervals of a non-simple port bound it. */
const intervals: Record<PortClass, Interval> = { simple, non_simple: nonSimple, project: nonSimple };

/**
 * When a port-out request must be answered and when its numbers may leave at the earliest: 47 CFR 52.35 for
 * the interval, the 08:00 to 13:00 window and the region's clock; industry practice (FCC 10-85) for the
 * time to answer. Numbers of several regions: the earliest answer and the latest activation hold.
 *
 * Throws on an instant or zone that is none and on an empty list of zones: the caller has parsed them.
 */
export function portClock(input: PortClockInput): PortClock {
  const received = Temporal.Instant.from(input.receivedAt);
  const [first, ...others] = [...new Set(input.timeZones)].map((zone) => zoneClock(received, zone, input));
  if (first === undefined) throw new Error('the clock of a port needs at least one time zone');

  let answerDueMs = first.answerDueMs;
  let activation = first;
  for (const other of others) {
    answerDueMs = Math.min(answerDueMs, other.answerDueMs);
    if (other.activationMs > activation.activationMs) activation = other;
  }
  return {
    answerDueAt: formatInstant(answerDueMs),
    earliestActivationOn: activation.activationOn,
    earliestActivationAt: formatInstant(activation.activationMs),
    activationTimeZone: activation.timeZone,
  };
}

function zoneClock(received: Temporal.Instant, timeZone: string, input: PortClockInput) {
  const { isHoliday, portClass } = input;
  const interval = intervals[portClass];
  const deemed = deemedReceived(received.toZonedDateTimeISO(timeZone).toPlainDateTime(), isHoliday);
  const activationOn = interval.activationOn(deemed.toPlainDate(), isHoliday);
  return {
    timeZone,
    answerDueMs: interval.answerDue(deemed, isHoliday).toZonedDateTime(timeZone).epochMilliseconds,
    activationOn: activationOn.toString(),
    activationMs: activationOn.toZonedDateTime(timeZone).epochMilliseconds,
  };
}

/** Received on a business day up to 13:00 counts that day, from 08:00 on; else from 08:00 of the next one. */
function deemedReceived(local: Temporal.PlainDateTime, isHoliday: IsHoliday): Temporal.PlainDateTime {
  const date = local.toPlainDate();
  const time = local.toPlainTime();
  const isToday = isBusinessDay(date, isHoliday) && Temporal.PlainTime.compare(time, lastReceiptAt) <= 0;
  if (!isToday) return addBusinessDays(date, 1, isHoliday).toPlainDateTime(opensAt);
  return Temporal.PlainTime.compare(time, opensAt) < 0 ? date.toPlainDateTime(opensAt) : local;
}

/** 00:00 of a date (`YYYY-MM-DD`) in that zone as an instant; where midnight is skipped, the day's first. */
export function activationInstant(date: string, timeZone: string): string {
  return formatInstant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The date (`YYYY-MM-DD`) that the calendar on the wall of that zone shows at an instant. */
export function localDate(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function formatInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
