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

interface MoveRule {
  from: readonly PortOutStatus[];
  /** Where it leads; several where what is found decides. */
  to: readonly PortOutStatus[];
  /** The permission that lets somebody make it; null: only the clock does. */
  action: Action | null;
  /** True where the clock may make it too, when nobody did in time. */
  isAlsoOfClock?: boolean;
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
    needs: ['dueDate?'],
  },
  refuse: {
    from: ['held'],
    to: ['rejected'],
    action: 'port_out_order.decide',
    isAlsoOfClock: true,
    needs: ['reason?'],
  },
  // A supplement 2: the date alone changes.
  reschedule: {
    from: ['held', 'confirmed'],
    to: ['held', 'confirmed'],
    action: 'port_out_order.supplement',
    needs: ['version', 'desiredDueDate'],
  },
  // A supplement 3: decided anew, as if it had been asked so.
  correct: {
    from: ['held', 'rejected'],
    to: ['confirmed', 'rejected', 'held'],
    action: 'port_out_order.supplement',
    needs: ['version'],
  },
  complete: {
    from: ['confirmed'],
    to: ['completed'],
    action: 'port_out_order.complete',
    needs: ['completedAt?'],
  },
  // By the carrier (a supplement 1), or by agreement.
  cancel: {
    from: ['held', 'confirmed', 'rejected', 'disputed'],
    to: ['cancelled'],
    action: 'port_out_order.cancel',
    needs: ['version or note'],
  },
  dispute: {
    from: ['held', 'confirmed', 'completed'],
    to: ['disputed'],
    action: 'port_out_order.dispute',
    needs: ['note'],
  },
  // It was the owner after all: back to confirmed, or to completed when the numbers had gone.
  dismiss_dispute: {
    from: ['disputed'],
    to: ['confirmed', 'completed'],
    action: 'port_out_order.resolve_dispute',
    needs: ['note'],
  },
  // A snapback: the numbers had gone and are back.
  return: {
    from: ['disputed'],
    to: ['returned'],
    action: 'port_out_order.resolve_dispute',
    needs: ['note'],
  },
  expire: { from: ['rejected'], to: ['expired'], action: null, needs: [] },
};

/** An open order blocks its numbers for any other. */
export const openStatuses: readonly PortOutStatus[] = ['held', 'confirmed', 'disputed'];

/** The moves possible from a state. */
export function movesFrom(status: PortOutStatus): PortOutMove[] {
  return (Object.keys(portOutMoves) as PortOutMove[]).filter((move) =>
    portOutMoves[move].from.includes(status),
  );
}
