import type { Clock } from '../../src/core/clock.ts';

export interface TestClock extends Clock {
  set(instant: string): void;
  advance(ms: number): void;
}

/** A clock that stands still until it is moved. */
export function testClock(start = '2026-11-24T15:00:00.000Z'): TestClock {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    set: (instant) => {
      nowMs = Date.parse(instant);
    },
    advance: (ms) => {
      nowMs += ms;
    },
  };
}
