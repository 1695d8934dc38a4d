import { useMemo } from 'react';
import { type IntlShape, useIntl } from 'react-intl';

/**
 * Dates and numbers as the person's locale writes them. Instants are ISO texts in UTC, dates `YYYY-MM-DD`.
 */
export interface Formats {
  /** A day without a time: `Dec 15, 2026`. */
  date(date: string): string;
  /** The same where the year is plain: `Dec 15`. */
  shortDate(date: string): string;
  /** A moment in the reader's zone, or the one given, always with the zone: `Nov 24, 2026, 9:05 AM PST`. */
  instant(at: string, timeZone?: string): string;
  /** How long ago, roughly: `41 days ago`. */
  ago(at: string, now?: Date): string;
  /** A length of time in its two largest units: `2 hr, 15 min`. */
  duration(milliseconds: number): string;
  number(value: number): string;
  /** A share of 1: `25%`. */
  percent(share: number): string;
  /** `Pacific Time`. */
  zoneName(timeZone: string): string;
  /** Of the reader's own zone. */
  ownZoneName: string;
  /** Standing alone: `Pacific Time – Los Angeles`. */
  zoneAndCity(timeZone: string): string;
}

export function useFormats(): Formats {
  const intl = useIntl();
  return useMemo(() => formatsOf(intl), [intl]);
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function formatsOf(intl: Pick<IntlShape, 'locale' | 'formatMessage'>): Formats {
  const { locale } = intl;
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const day = (date: string, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return {
    date: (date) => day(date, { dateStyle: 'medium' }),
    shortDate: (date) => day(date, { month: 'short', day: 'numeric' }),
    instant: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
        timeZone,
      }).format(new Date(at)),
    ago: (at, now = new Date()) => {
      const past = new Date(at).getTime() - now.getTime();
      const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
      if (Math.abs(past) >= dayMs) return relative.format(Math.trunc(past / dayMs), 'day');
      if (Math.abs(past) >= hourMs) return relative.format(Math.trunc(past / hourMs), 'hour');
      if (Math.abs(past) >= minuteMs) return relative.format(Math.trunc(past / minuteMs), 'minute');
      return intl.formatMessage({ id: 'parts.justNow' });
    },
    duration: (milliseconds) => {
      const minutes = Math.floor(milliseconds / minuteMs);
      const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
      const parts = [
        days > 0 && unit(days, 'day'),
        (days > 0 || hours > 0) && unit(hours, 'hour'),
        days === 0 && unit(minutes % 60, 'minute'),
      ];
      return parts.filter((part) => part !== false).join('\u00a0');
    },
    number: (value) => new Intl.NumberFormat(locale).format(value),
    percent: (share) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    zoneName: (timeZone) => zoneName(locale, timeZone),
    ownZoneName: zoneName(locale, Intl.DateTimeFormat().resolvedOptions().timeZone),
    zoneAndCity: (timeZone) => zoneAndCity(locale, timeZone),
  };
}

function zoneName(locale: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function zoneAndCity(locale: string, timeZone: string): string {
  const [first = '', ...rest] = zoneName(locale, timeZone);
  const city = timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
  return `${first.toLocaleUpperCase(locale)}${rest.join('')} – ${city}`;
}
