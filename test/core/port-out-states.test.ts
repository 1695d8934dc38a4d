import { expect, test } from 'vitest';
import type { PortOutStatus } from '../../src/core/port-out-order.ts';
import { movesFrom, openStatuses, type PortOutMove, portOutMoves } from '../../src/core/port-out-states.ts';

/** Every state, whether it blocks its numbers, and the moves a person can make from it. */
const states: readonly (readonly [PortOutStatus, isOpen: boolean, PortOutMove[]])[] = [
  ['held', true, ['confirm', 'refuse']],
  ['confirmed', true, ['complete']],
  ['rejected', false, []],
  ['completed', false, []],
  ['cancelled', false, []],
  ['disputed', true, []],
  ['returned', false, []],
  ['expired', false, []],
];

for (const [status, isOpen, moves] of states) {
  test(`${status} ${isOpen ? 'blocks' : 'frees'} its numbers and leads on by ${moves.join(', ') || 'nothing'}`, () => {
    expect(openStatuses.includes(status)).toBe(isOpen);
    expect(movesFrom(status)).toEqual(moves);
  });
}

test('no move stays where it was, and each asks for a permission', () => {
  for (const { from, to, action } of Object.values(portOutMoves)) {
    expect(from).not.toContain(to);
    expect(action).toMatch(/^port_out_order\.(decide|complete)$/);
  }
});

test('what was never confirmed by somebody cannot be completed', () => {
  expect(portOutMoves.complete.from).toEqual(['confirmed']);
});
