import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { activationInstant, localDate, type PortClass, portClock } from '../../src/core/port-clock.ts';
import vectors from './vectors/port-clock.json' with { type: 'json' };

const newYork = 'America/New_York';
const chicago = 'America/Chicago';
const denver = 'America/Denver';
const losAngeles = 'America/Los_Angeles';
const regionZones = [newYork, chicago, denver, losAngeles];

/** The instant at which the clock on the wall of a zone shows a time. */
function at(zone: string, wallTime: string): string {
  return new Date(
    Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone).epochMilliseconds,
  ).toISOString();
}

const noHoliday = () => false;

function clockOf(portClass: PortClass, receivedAt: string, timeZones: string[], holidays: string[] = []) {
  return portClock({ portClass, receivedAt, timeZones, isHoliday: (date) => holidays.includes(date) });
}

for (const each of vectors.cases) {
  const holidays = each.holidays.length > 0 ? ` with holidays ${each.holidays.join(', ')}` : '';
  test(`a ${each.portClass} port received ${each.received} ${each.timeZone}${holidays} has its clock`, () => {
    const received = at(each.timeZone, each.received);
    expect(clockOf(each.portClass as PortClass, received, [each.timeZone], each.holidays)).toEqual({
      answerDueAt: at(each.timeZone, each.answerDue),
      earliestActivationOn: each.earliestActivation,
      earliestActivationAt: at(each.timeZone, `${each.earliestActivation}T00:00`),
      activationTimeZone: each.timeZone,
    });
  });
}

test('instants are written in UTC with milliseconds', () => {
  expect(clockOf('simple', '2026-11-16T13:00:00Z', [newYork])).toEqual({
    answerDueAt: '2026-11-16T17:00:00.000Z',
    earliestActivationOn: '2026-11-17',
    earliestActivationAt: '2026-11-17T05:00:00.000Z',
    activationTimeZone: newYork,
  });
});

test('a millisecond after 13:00 is after 13:00', () => {
  expect(clockOf('simple', '2026-11-16T18:00:00.000Z', [newYork]).earliestActivationOn).toBe('2026-11-17');
  expect(clockOf('simple', '2026-11-16T18:00:00.001Z', [newYork]).earliestActivationOn).toBe('2026-11-18');
});

type Row = readonly [PortClass, string, string, answerDue: string, activationOn: string, why: string];

const wallTimes: readonly Row[] = [
  ['simple', newYork, '2027-03-12T14:00', '2027-03-15T12:00', '2027-03-16', 'clocks go forward between'],
  ['simple', newYork, '2026-10-30T14:00', '2026-11-02T12:00', '2026-11-03', 'clocks go back between'],
  ['non_simple', losAngeles, '2027-03-12T10:00', '2027-03-15T10:00', '2027-03-18', 'clocks go forward'],
  ['non_simple', losAngeles, '2026-10-30T10:00', '2026-11-02T10:00', '2026-11-05', 'clocks go back'],
  [
    'simple',
    chicago,
    '2026-12-31T09:00',
    '2026-12-31T13:00',
    '2027-01-01',
    'activation needs no business day',
  ],
  ['simple', chicago, '2026-12-31T13:01', '2027-01-04T12:00', '2027-01-05', 'New Year and a weekend follow'],
  ['non_simple', chicago, '2026-12-31T09:00', '2027-01-04T09:00', '2027-01-07', 'New Year is a holiday'],
  [
    'non_simple',
    denver,
    '2026-11-16T16:59',
    '2026-11-18T08:00',
    '2026-11-23',
    'it counts from Tuesday 08:00',
  ],
  ['non_simple', denver, '2026-11-22T23:59', '2026-11-24T08:00', '2026-11-27', 'it counts from Monday 08:00'],
  [
    'project',
    denver,
    '2026-11-16T10:00',
    '2026-11-17T10:00',
    '2026-11-20',
    'a project is bound as non-simple',
  ],
];

for (const [portClass, zone, received, answerDue, activationOn, why] of wallTimes) {
  test(`a ${portClass} port received ${received} is due ${answerDue}, from ${activationOn}: ${why}`, () => {
    const clock = clockOf(portClass, at(zone, received), [zone], ['2027-01-01']);
    expect(clock.answerDueAt).toBe(at(zone, answerDue));
    expect(clock.earliestActivationOn).toBe(activationOn);
  });
}

test('numbers of several regions take the earliest answer and the latest activation', () => {
  // 13:30 in New York is too late for today there; 10:30 in Los Angeles is not.
  const received = at(newYork, '2026-11-16T13:30');
  expect(clockOf('simple', received, [newYork, losAngeles])).toEqual({
    answerDueAt: at(losAngeles, '2026-11-16T14:30'),
    earliestActivationOn: '2026-11-18',
    earliestActivationAt: at(newYork, '2026-11-18T00:00'),
    activationTimeZone: newYork,
  });
});

test('of the same date in several regions the western midnight is the latest', () => {
  const received = at(newYork, '2026-11-16T12:00');
  const clock = clockOf('simple', received, [denver, losAngeles, newYork]);
  expect(clock.earliestActivationAt).toBe('2026-11-17T08:00:00.000Z');
  expect(clock.activationTimeZone).toBe(losAngeles);
  // It is 09:00 in Los Angeles and 10:00 in Denver: four hours are over everywhere at the same instant.
  expect(clock.answerDueAt).toBe(at(newYork, '2026-11-16T16:00'));
});

const anyInstant = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2040-12-31T00:00:00Z') })
  .map((epochMs) => new Date(epochMs).toISOString());
const anyZones = fc.subarray(regionZones, { minLength: 1 });
const anyClass = fc.constantFrom<PortClass>('simple', 'non_simple', 'project');
const anyHolidays = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 });

function holidaysAfter(receivedAt: string, daysAhead: number[]): string[] {
  return daysAhead.map((days) =>
    new Date(Date.parse(receivedAt) + days * 86_400_000).toISOString().slice(0, 10),
  );
}

test('the answer is due in business hours of a business day, after receipt and before activation', () => {
  fc.assert(
    fc.property(
      anyClass,
      anyInstant,
      fc.constantFrom(...regionZones),
      anyHolidays,
      (portClass, received, zone, ahead) => {
        const holidays = holidaysAfter(received, ahead);
        const clock = clockOf(portClass, received, [zone], holidays);
        const due = Temporal.Instant.from(clock.answerDueAt).toZonedDateTimeISO(zone);
        expect(due.dayOfWeek).toBeLessThanOrEqual(5);
        expect(holidays).not.toContain(due.toPlainDate().toString());
        expect(due.hour).toBeGreaterThanOrEqual(8);
        expect(due.hour * 60 + due.minute).toBeLessThanOrEqual(17 * 60);
        expect(clock.answerDueAt > received).toBe(true);
        expect(clock.answerDueAt < clock.earliestActivationAt).toBe(true);
      },
    ),
    { seed: 52_035, numRuns: 500 },
  );
});

test('activation is at midnight of its date in its zone', () => {
  fc.assert(
    fc.property(anyClass, anyInstant, anyZones, (portClass, received, zones) => {
      const clock = clockOf(portClass, received, zones);
      expect(zones).toContain(clock.activationTimeZone);
      expect(activationInstant(clock.earliestActivationOn, clock.activationTimeZone)).toBe(
        clock.earliestActivationAt,
      );
      expect(localDate(clock.earliestActivationAt, clock.activationTimeZone)).toBe(
        clock.earliestActivationOn,
      );
    }),
    { seed: 52_035, numRuns: 300 },
  );
});

test('several regions are never answered later nor activated earlier than each alone, in any order', () => {
  fc.assert(
    fc.property(anyClass, anyInstant, anyZones, (portClass, received, zones) => {
      const together = clockOf(portClass, received, zones);
      const alone = zones.map((zone) => clockOf(portClass, received, [zone]));
      expect(together.answerDueAt).toBe(alone.map((each) => each.answerDueAt).toSorted()[0]);
      expect(together.earliestActivationAt).toBe(
        alone
          .map((each) => each.earliestActivationAt)
          .toSorted()
          .at(-1),
      );
      expect(clockOf(portClass, received, [...zones, ...zones].reverse())).toEqual(together);
    }),
    { seed: 52_035, numRuns: 300 },
  );
});

test('a request received later is never due or activated earlier', () => {
  fc.assert(
    fc.property(
      anyClass,
      anyInstant,
      fc.integer({ min: 1, max: 7 * 86_400_000 }),
      (portClass, received, laterMs) => {
        const later = new Date(Date.parse(received) + laterMs).toISOString();
        const first = clockOf(portClass, received, [chicago]);
        const second = clockOf(portClass, later, [chicago]);
        expect(first.answerDueAt <= second.answerDueAt).toBe(true);
        expect(first.earliestActivationAt <= second.earliestActivationAt).toBe(true);
      },
    ),
    { seed: 52_035, numRuns: 200 },
  );
});

test('midnight follows the zone through the change of clocks', () => {
  expect(activationInstant('2026-11-01', newYork)).toBe('2026-11-01T04:00:00.000Z');
  expect(activationInstant('2026-11-02', newYork)).toBe('2026-11-02T05:00:00.000Z');
});

test('the date of an instant is the one on the wall of the zone', () => {
  expect(localDate('2027-01-01T04:59:59.999Z', newYork)).toBe('2026-12-31');
  expect(localDate('2027-01-01T05:00:00.000Z', newYork)).toBe('2027-01-01');
});

test('where midnight is skipped the day begins with its first instant', () => {
  // Clocks in Beirut went from 00:00 to 01:00 on 27 March 2022.
  expect(activationInstant('2022-03-27', 'Asia/Beirut')).toBe('2022-03-26T22:00:00.000Z');
});

test('no zone, a zone that is none and an instant that is none are faults of the caller', () => {
  const received = '2026-11-16T13:00:00Z';
  expect(() =>
    portClock({ portClass: 'simple', receivedAt: received, timeZones: [], isHoliday: noHoliday }),
  ).toThrow('at least one time zone');
  expect(() => clockOf('simple', received, ['America/Seattle'])).toThrow(RangeError);
  expect(() => clockOf('simple', '2026-11-16T13:00:00', [newYork])).toThrow(RangeError);
});
