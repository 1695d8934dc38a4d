import { Temporal } from 'temporal-polyfill';

/** A day of some zone: `YYYY-MM-DD`, and the instant it begins, which is not always 00:00. */
export interface Day {
  date: string;
  startsAt: Date;
}

/** The last `count` days of that zone (IANA), oldest first; the last one is the day that `now` is in. */
export function lastDays(now: Date, count: number, timeZone: string): Day[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return Array.from({ length: count }, (_, index) => {
    const date = today.toPlainDate().subtract({ days: count - 1 - index });
    const startsAt = new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
    return { date: date.toString(), startsAt };
  });
}
