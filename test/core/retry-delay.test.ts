import { expect, test } from 'vitest';
import { attemptsMax, retryDelayMs } from '../../src/core/retry-delay.ts';

test('waits grow from five seconds to six hours, then it is given up', () => {
  const waits = Array.from({ length: attemptsMax }, (_, n) => retryDelayMs(n + 1, 0.5));
  const seconds = [5, 20, 80, 320, 1_280, 5_120, 20_480, 21_600, 21_600];
  expect(waits).toEqual([...seconds.map((each) => each * 1_000), null]);
});

test('waits differ by a fifth either way', () => {
  expect([retryDelayMs(1, 0), retryDelayMs(1, 1)]).toEqual([4_000, 6_000]);
});
