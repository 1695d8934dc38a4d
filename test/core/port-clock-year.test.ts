import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { isFederalHoliday } from '../../src/core/federal-holidays.ts';
import { type PortClass, portClock } from '../../src/core/port-clock.ts';

/**
 * The clock over every order of more than a year, one every 37 minutes, against a computation that shares
 * nothing with it: time zones from Intl, holidays from date-holidays, days counted on plain numbers, answers
 * found by walking business hours instead of by the arithmetic of the rule.
 */
const from = Date.UTC(2026, 0, 1);
const until = Date.UTC(2027, 1, 15);
const stepMs = 37 * 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const zones = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'] as const;

type Zone = (typeof zones)[number];

/** Clocks go forward and back in this span: 2026-03-08 and 2026-11-01. */
const daylightChanges = ['2026-03-08', '2026-11-01'];

/** What the wall of a zone shows, as milliseconds of a day that is always 24 hours long. */
class WallClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  wallMsAt(instantMs: number): number {
    const parts = new Map(
      this.#format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
      ((instantMs % 1000) + 1000) % 1000,
    );
  }

  /** The instant at which the wall shows it: the one of the offsets these zones ever have that fits. */
  instantMsOf(wallMs: number): number {
    for (let hours = 4; hours <= 8; hours += 1) {
      const instantMs = wallMs + hours * hourMs;
      if (this.wallMsAt(instantMs) === wallMs) return instantMs;
    }
    throw new Error(`no clock shows ${new Date(wallMs).toISOString()} there`);
  }
}

const clocks = new Map(zones.map((zone) => [zone, new WallClock(zone)]));
const holidays = new Set(
  [2026, 2027].flatMap((year) =>
    new Holidays('US')
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  ),
);

const dateOf = (wallMs: number) => new Date(wallMs).toISOString().slice(0, 10);
const midnightOf = (wallMs: number) => wallMs - (((wallMs % dayMs) + dayMs) % dayMs);

function isOpenDay(wallMs: number): boolean {
  const weekday = new Date(wallMs).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(dateOf(wallMs));
}

/** When it counts as received: walking on by days until a window of 08:00 to 13:00 is still open. */
function countedFrom(wallMs: number): number {
  for (let midnight = midnightOf(wallMs); ; midnight += dayMs) {
    if (!isOpenDay(midnight) || wallMs > midnight + 13 * hourMs) continue;
    return Math.max(wallMs, midnight + 8 * hourMs);
  }
}

/** So many hours on, of those alone that fall between opening and closing of open days. */
function afterOpenHours(wallMs: number, hours: number, opensAt: number, closesAt: number): number {
  let left = hours * hourMs;
  for (let midnight = midnightOf(wallMs); ; midnight += dayMs) {
    if (!isOpenDay(midnight)) continue;
    const opening = Math.max(wallMs, midnight + opensAt * hourMs);
    const open = midnight + closesAt * hourMs - opening;
    // What ends exactly with a day that is open all day begins the next one.
    if (left < open || (left === open && closesAt < 24)) return opening + left;
    left -= open;
  }
}

function openDaysOn(midnight: number, count: number): number {
  let day = midnight;
  for (let left = count; left > 0; ) {
    day += dayMs;
    if (isOpenDay(day)) left -= 1;
  }
  return day;
}

interface Expected {
  answerMs: number;
  activationMs: number;
  activationOn: string;
}

function expectedIn(zone: Zone, receivedMs: number, portClass: PortClass): Expected {
  const clock = clocks.get(zone);
  if (!clock) throw new Error(`no clock for ${zone}`);
  const counted = countedFrom(clock.wallMsAt(receivedMs));
  const day = midnightOf(counted);
  const isSimple = portClass === 'simple';
  const answer = isSimple ? afterOpenHours(counted, 4, 8, 17) : afterOpenHours(counted, 24, 0, 24);
  // A simple port leaves at the midnight that ends its one business day; others on the fourth after it.
  const activation = isSimple ? day + dayMs : openDaysOn(day, 4);
  return {
    answerMs: clock.instantMsOf(answer),
    activationMs: clock.instantMsOf(activation),
    activationOn: dateOf(activation),
  };
}

interface Order {
  receivedMs: number;
  portClass: PortClass;
  timeZones: readonly Zone[];
}

/** Null when the clock of the order is as it should be. */
function faultOf({ receivedMs, portClass, timeZones }: Order): object | null {
  const receivedAt = new Date(receivedMs).toISOString();
  const found = portClock({ portClass, receivedAt, timeZones, isHoliday: isFederalHoliday });
  const each = timeZones.map((zone) => expectedIn(zone, receivedMs, portClass));
  const latestMs = Math.max(...each.map(({ activationMs }) => activationMs));
  const expected = {
    answerDueAt: new Date(Math.min(...each.map(({ answerMs }) => answerMs))).toISOString(),
    earliestActivationAt: new Date(latestMs).toISOString(),
    earliestActivationOn: each.find(({ activationMs }) => activationMs === latestMs)?.activationOn,
  };
  const isRight =
    found.answerDueAt === expected.answerDueAt &&
    found.earliestActivationAt === expected.earliestActivationAt &&
    found.earliestActivationOn === expected.earliestActivationOn;
  return isRight ? null : { receivedAt, portClass, timeZones, found, expected };
}

/**
 * The first few orders whose clock is another than it should be; a list of thousands helps nobody. Zones and
 * classes take turns, which 37 minutes spread over all times of day.
 */
function wrongOrders(zonesOf: (turn: number) => readonly Zone[]) {
  const wrong: object[] = [];
  const combinations = new Set<string>();
  let orders = 0;
  for (let receivedMs = from; receivedMs < until; receivedMs += stepMs) {
    const portClass = Math.floor(orders / zones.length) % 2 === 0 ? 'simple' : 'non_simple';
    const order: Order = { receivedMs, portClass, timeZones: zonesOf(orders % zones.length) };
    const fault = faultOf(order);
    if (fault && wrong.length < 5) wrong.push(fault);
    combinations.add(`${order.portClass} ${order.timeZones.join(' ')}`);
    orders += 1;
  }
  return { orders, wrong, combinations: combinations.size };
}

const zoneAt = (turn: number) => zones[turn % zones.length] as Zone;

describe('the clock of every order of more than a year', () => {
  const rows: [string, (turn: number) => readonly Zone[]][] = [
    ['one region', (turn) => [zoneAt(turn)]],
    ['two regions, in either order', (turn) => [zoneAt(turn), zoneAt(turn + 2)]],
  ];
  for (const [where, zonesOf] of rows) {
    test(`is right: ${where}`, { timeout: 120_000 }, () => {
      const { orders, wrong, combinations } = wrongOrders(zonesOf);
      expect(wrong).toEqual([]);
      expect(orders).toBeGreaterThan((365 * dayMs) / stepMs);
      expect(combinations).toBe(2 * zones.length);
    });
  }

  test('goes through all eleven holidays and both changes of daylight-saving time', () => {
    const workdays = [...holidays].filter(
      (date) => date.startsWith('2026') && ![0, 6].includes(weekday(date)),
    );
    expect(workdays).toHaveLength(11);
    for (const zone of zones) {
      for (const date of daylightChanges) {
        const clock = clocks.get(zone);
        const [start, end] = [Date.parse(date), Date.parse(date) + dayMs];
        const hours = ((clock?.instantMsOf(end) ?? 0) - (clock?.instantMsOf(start) ?? 0)) / hourMs;
        expect(hours).toBe(date === '2026-03-08' ? 23 : 25);
      }
    }
  });
});

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
