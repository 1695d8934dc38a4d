import { expect, test } from 'vitest';
import { nodeEndOfLife } from '../../src/cli/node-end-of-life.ts';

test.each([
  ['20.20.2', '2026-11-24', '2026-04-30'],
  ['20.20.2', '2026-04-30', null],
  ['24.21.0', '2026-11-24', null],
  ['24.21.0', '2028-05-01', '2028-04-30'],
  ['99.0.0', '2026-11-24', null],
])('Node %s on %s: %s', (version, day, end) => {
  expect(nodeEndOfLife(version, new Date(`${day}T12:00:00Z`))).toBe(end);
});
