import { expect, test } from 'vitest';
import { lastDays } from '../../src/core/last-days.ts';

function asText(now: string, count: number, timeZone: string): string[] {
  return lastDays(new Date(now), count, timeZone).map(
    ({ date, startsAt }) => `${date} ${startsAt.toISOString()}`,
  );
}

test('the last day is the one it is now in that zone, not in UTC', () => {
  expect(asText('2026-11-25T07:59:59.999Z', 2, 'America/Los_Angeles')).toEqual([
    '2026-11-23 2026-11-23T08:00:00.000Z',
    '2026-11-24 2026-11-24T08:00:00.000Z',
  ]);
  expect(asText('2026-11-25T08:00:00.000Z', 1, 'America/Los_Angeles')).toEqual([
    '2026-11-25 2026-11-25T08:00:00.000Z',
  ]);
});

test('a day of a change of daylight-saving time has 23 or 25 hours', () => {
  expect(asText('2026-03-09T12:00:00Z', 3, 'America/New_York')).toEqual([
    '2026-03-07 2026-03-07T05:00:00.000Z',
    '2026-03-08 2026-03-08T05:00:00.000Z',
    '2026-03-09 2026-03-09T04:00:00.000Z',
  ]);
  expect(asText('2026-11-02T12:00:00Z', 2, 'America/New_York')).toEqual([
    '2026-11-01 2026-11-01T04:00:00.000Z',
    '2026-11-02 2026-11-02T05:00:00.000Z',
  ]);
});

test('a day without a midnight begins when its first moment comes', () => {
  // Chile goes forward at midnight.
  expect(asText('2026-09-06T12:00:00Z', 1, 'America/Santiago')).toEqual([
    '2026-09-06 2026-09-06T04:00:00.000Z',
  ]);
});

test('the days go back over the end of a year', () => {
  const days = lastDays(new Date('2027-01-02T12:00:00Z'), 30, 'America/New_York');
  expect(days).toHaveLength(30);
  expect([days[0]?.date, days[29]?.date]).toEqual(['2026-12-04', '2027-01-02']);
});
