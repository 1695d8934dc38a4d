import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canMove,
  isOpen,
  type PortOutMove,
  portOutMoves,
  possibleMoves,
  type Standing,
} from '../../src/core/port-out-states.ts';

const moves = Object.keys(portOutMoves) as PortOutMove[];

/** Any moves, each with a say in where it leads where it may lead to several. */
const walks = fc.array(fc.tuple(fc.constantFrom(...moves), fc.nat({ max: 2 })), { maxLength: 40 });
const begins = fc.constantFrom('held', 'confirmed', 'rejected');

/** Where an order is after each move that is possible; the others are refused. */
function* standings(status: Standing['status'], walk: readonly (readonly [PortOutMove, number])[]) {
  let now: Standing = { status, completedAt: null };
  for (const [move, say] of walk) {
    if (!canMove(now, move)) continue;
    const { to } = portOutMoves[move];
    const isGone = now.completedAt !== null;
    const lawful =
      move === 'dismiss_dispute'
        ? [isGone ? ('completed' as const) : ('confirmed' as const)]
        : move === 'reschedule'
          ? [now.status]
          : to;
    const next = lawful[say % lawful.length] ?? now.status;
    const before = now;
    now = { status: next, completedAt: next === 'completed' ? new Date(0) : now.completedAt };
    yield { before, move, now };
  }
}

test('no walk confirms a disputed order but by dismissing the dispute', () => {
  fc.assert(
    fc.property(begins, walks, (status, walk) => {
      for (const { before, move, now } of standings(status, walk)) {
        if (before.status !== 'disputed' || now.status === 'disputed') continue;
        expect(['dismiss_dispute', 'cancel', 'return']).toContain(move);
        expect(portOutMoves[move].isAlsoOfClock ?? false).toBe(false);
      }
    }),
  );
});

test('no walk cancels what has left, brings back what has not, or leaves a final state', () => {
  fc.assert(
    fc.property(begins, walks, (status, walk) => {
      for (const { before, move, now } of standings(status, walk)) {
        expect(['cancelled', 'returned', 'expired']).not.toContain(before.status);
        if (now.status === 'cancelled') expect(before.completedAt).toBeNull();
        if (now.status === 'returned') expect(before.completedAt).not.toBeNull();
        if (before.completedAt !== null) expect(isOpen(now)).toBe(false);
        const named = possibleMoves(before);
        if (move !== 'expire') expect(named).toContain(move);
      }
    }),
  );
});
