import { describe, expect, test } from 'vitest';
import type { PortOutStatus } from '../../src/core/port-out-order.ts';
import {
  canMove,
  isOpen,
  movesFrom,
  openStatuses,
  type PortOutMove,
  portOutMoves,
  possibleMoves,
  type Standing,
} from '../../src/core/port-out-states.ts';

/**
 * The machine written down a second time, as product rules section 5 has it: a row is a state, its cells are
 * where the move of that column leads. `–`: forbidden.
 */
const columns = [
  'confirm',
  'refuse',
  'reschedule',
  'correct',
  'complete',
  'cancel',
  'dispute',
  'dismiss_dispute',
  'return',
  'expire',
] as const;

const machine: Readonly<Record<string, readonly string[]>> = {
  held: [
    'confirmed',
    'rejected',
    'held',
    'confirmed|rejected|held',
    '–',
    'cancelled',
    'disputed',
    '–',
    '–',
    '–',
  ],
  confirmed: ['–', '–', 'confirmed', '–', 'completed', 'cancelled', 'disputed', '–', '–', '–'],
  rejected: ['–', '–', '–', 'confirmed|rejected|held', '–', 'cancelled', '–', '–', '–', 'expired'],
  completed: ['–', '–', '–', '–', '–', '–', 'disputed', '–', '–', '–'],
  cancelled: ['–', '–', '–', '–', '–', '–', '–', '–', '–', '–'],
  'disputed, numbers here': ['–', '–', '–', '–', '–', 'cancelled', '–', 'confirmed', '–', '–'],
  'disputed, numbers gone': ['–', '–', '–', '–', '–', '–', '–', 'completed', 'returned', '–'],
  returned: ['–', '–', '–', '–', '–', '–', '–', '–', '–', '–'],
  expired: ['–', '–', '–', '–', '–', '–', '–', '–', '–', '–'],
};

/** States in which the numbers have gone. */
const gone = new Set(['completed', 'disputed, numbers gone', 'returned']);

function standing(row: string): Standing {
  const status = row.split(',')[0] as PortOutStatus;
  return { status, completedAt: gone.has(row) ? new Date('2026-12-01T08:00:00Z') : null };
}

test('every move is a column here', () => {
  expect(Object.keys(portOutMoves)).toEqual([...columns]);
});

for (const [row, cells] of Object.entries(machine)) {
  describe(row, () => {
    for (const [at, move] of columns.entries()) {
      const cell = cells[at] ?? '';
      test(cell === '–' ? `forbids ${move}` : `leads by ${move} to ${cell.replaceAll('|', ' or ')}`, () => {
        expect(canMove(standing(row), move)).toBe(cell !== '–');
        if (cell === '–') return;
        for (const to of cell.split('|')) expect(portOutMoves[move].to).toContain(to);
      });
    }

    test('names what somebody can do now', () => {
      const allowed = columns.filter((move, at) => cells[at] !== '–' && move !== 'expire');
      expect(possibleMoves(standing(row))).toEqual(allowed);
    });
  });
}

test('a move leads nowhere that no state of the machine says', () => {
  for (const [at, move] of columns.entries()) {
    const said = new Set(Object.values(machine).flatMap((cells) => (cells[at] ?? '').split('|')));
    for (const to of portOutMoves[move].to) expect(said).toContain(to);
  }
});

test('a disputed order is confirmed by no decision and by no silence', () => {
  expect(movesFrom('disputed')).toEqual(['cancel', 'dismiss_dispute', 'return'] satisfies PortOutMove[]);
  const byClock = columns.filter((move) => portOutMoves[move].isAlsoOfClock || !portOutMoves[move].action);
  expect(byClock).toEqual(['confirm', 'refuse', 'expire']);
});

test('held, confirmed and disputed orders block their numbers while they are here', () => {
  expect(openStatuses).toEqual(['held', 'confirmed', 'disputed']);
  const open = Object.keys(machine).filter((row) => isOpen(standing(row)));
  expect(open).toEqual(['held', 'confirmed', 'disputed, numbers here']);
});
