import type { PortOutStatus } from './port-out-order.ts';

export type PortOutMove = 'confirm' | 'refuse' | 'complete';

interface MoveRule {
  from: readonly PortOutStatus[];
  to: PortOutStatus;
  /** The permission that lets a person make it. */
  action: 'port_out_order.decide' | 'port_out_order.complete';
}

/** The moves a person makes on an order, and from where: read it as the whole state machine. */
export const portOutMoves: Readonly<Record<PortOutMove, MoveRule>> = {
  confirm: { from: ['held'], to: 'confirmed', action: 'port_out_order.decide' },
  refuse: { from: ['held'], to: 'rejected', action: 'port_out_order.decide' },
  complete: { from: ['confirmed'], to: 'completed', action: 'port_out_order.complete' },
};

/** An open order blocks its numbers for any other. */
export const openStatuses: readonly PortOutStatus[] = ['held', 'confirmed', 'disputed'];

/** The moves possible from a state. */
export function movesFrom(status: PortOutStatus): PortOutMove[] {
  return (Object.keys(portOutMoves) as PortOutMove[]).filter((move) =>
    portOutMoves[move].from.includes(status),
  );
}
