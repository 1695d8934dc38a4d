import type { Action } from './permissions.ts';
import type { PortOutStatus } from './port-out-order.ts';

export type PortOutMove =
  | 'confirm'
  | 'refuse'
  | 'reschedule'
  | 'correct'
  | 'complete'
  | 'cancel'
  | 'dispute'
  | 'dismiss_dispute'
  | 'return'
  | 'expire';

/** What an order's history says was done to it, beside `submitted`. */
export type PortOutDone =
  | 'decided'
  | 'rescheduled'
  | 'corrected'
  | 'completed'
  | 'cancelled'
  | 'disputed'
  | 'dispute_dismissed'
  | 'returned'
  | 'expired';

interface MoveRule {
  from: readonly PortOutStatus[];
  /** Where it leads; several where what is found decides. */
  to: readonly PortOutStatus[];
  /** The permission that lets somebody make it; null: only the clock does. */
  action: Action | null;
  /** True where the clock may make it too, when nobody did in time. */
  isAlsoOfClock?: boolean;
  /** Where it matters: whether the numbers must still be here, or must have gone. */
  numbers?: 'here' | 'gone';
  /** The word for it in the order's history and, after `port_out_order.`, in the record. */
  done: PortOutDone;
  /** What it needs, as the API names it. */
  needs: readonly string[];
}

/**
 * Every move of an order: from where, to where, by whom and with what. Read it as the whole state machine
 * (product rules section 5); the diagram in docs/ and the tests of every state with every move come from it.
 */
export const portOutMoves: Readonly<Record<PortOutMove, MoveRule>> = {
  confirm: {
    from: ['held'],
    to: ['confirmed'],
    action: 'port_out_order.decide',
    isAlsoOfClock: true,
    done: 'decided',
    needs: ['dueDate?'],
  },
  refuse: {
    from: ['held'],
    to: ['rejected'],
    action: 'port_out_order.decide',
    isAlsoOfClock: true,
    done: 'decided',
    needs: ['reason?'],
  },
  // A supplement 2: the date alone changes.
  reschedule: {
    from: ['held', 'confirmed'],
    to: ['held', 'confirmed'],
    action: 'port_out_order.supplement',
    done: 'rescheduled',
    needs: ['version', 'desiredDueDate'],
  },
  // A supplement 3: decided anew, as if it had been asked so.
  correct: {
    from: ['held', 'rejected'],
    to: ['confirmed', 'rejected', 'held'],
    action: 'port_out_order.supplement',
    done: 'corrected',
    needs: ['version'],
  },
  complete: {
    from: ['confirmed'],
    to: ['completed'],
    action: 'port_out_order.complete',
    done: 'completed',
    needs: ['completedAt?'],
  },
  // By the carrier (a supplement 1), or by agreement.
  cancel: {
    from: ['held', 'confirmed', 'rejected', 'disputed'],
    to: ['cancelled'],
    action: 'port_out_order.cancel',
    numbers: 'here',
    done: 'cancelled',
    needs: ['version or note'],
  },
  dispute: {
    from: ['held', 'confirmed', 'completed'],
    to: ['disputed'],
    action: 'port_out_order.dispute',
    done: 'disputed',
    needs: ['note?'],
  },
  // It was the owner after all: back to confirmed, or to completed when the numbers had gone.
  dismiss_dispute: {
    from: ['disputed'],
    to: ['confirmed', 'completed'],
    action: 'port_out_order.resolve_dispute',
    done: 'dispute_dismissed',
    needs: ['note', 'dueDate?'],
  },
  // A snapback: the numbers had gone and are back.
  return: {
    from: ['disputed'],
    to: ['returned'],
    action: 'port_out_order.resolve_dispute',
    numbers: 'gone',
    done: 'returned',
    needs: ['note'],
  },
  expire: { from: ['rejected'], to: ['expired'], action: null, done: 'expired', needs: [] },
};

/** An open order blocks its numbers for any other while they are here: see `isOpen`. */
export const openStatuses: readonly PortOutStatus[] = ['held', 'confirmed', 'disputed'];

/** As much of an order as decides what can be done with it: its state, and when its numbers went. */
export interface Standing {
  status: PortOutStatus;
  completedAt: Date | null;
}

/** True when that move can be made with an order that stands so. The one judge of moves. */
export function canMove({ status, completedAt }: Standing, move: PortOutMove): boolean {
  const { from, numbers } = portOutMoves[move];
  const isPlaceRight = numbers === undefined || numbers === (completedAt === null ? 'here' : 'gone');
  return from.includes(status) && isPlaceRight;
}

/** The moves somebody can make with an order that stands so; what only the clock does is none. */
export function possibleMoves(standing: Standing): PortOutMove[] {
  return movesFrom(standing.status).filter(
    (move) => canMove(standing, move) && portOutMoves[move].action !== null,
  );
}

/** True when an order that stands so blocks its numbers for any other: numbers that went are not ours. */
export function isOpen({ status, completedAt }: Standing): boolean {
  return openStatuses.includes(status) && completedAt === null;
}

/** The moves that start at a state. */
export function movesFrom(status: PortOutStatus): PortOutMove[] {
  return (Object.keys(portOutMoves) as PortOutMove[]).filter((move) =>
    portOutMoves[move].from.includes(status),
  );
}
