import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { PortOutOrderId } from '../core/ids.ts';
import type { NumberStatus, PortOutStatus } from '../core/port-out-order.ts';
import { isOpen } from '../core/port-out-states.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { nextHistoryLine } from './port-out-order-history.ts';
import type { PortOutOrder, PortOutOrderAct } from './port-out-orders.ts';
import type { OrganizationTx } from './tx.ts';

/** What a move may change on an order; what was asked changes by a supplement only. */
export type OrderChanges = Partial<
  Pick<
    PortOutOrder,
    'reasons' | 'dueDate' | 'firmOrderCommitmentAt' | 'decidedAt' | 'completedAt' | 'correctableUntil'
  >
>;

/**
 * One move of an order that the caller holds locked: what changes on it, and the line of history it leaves.
 */
export interface PortOutOrderMove {
  order: PortOutOrder;
  to: PortOutStatus;
  changes: OrderChanges;
  actor: Actor;
  action: PortOutOrderAct;
  note: string | null;
  at: Date;
}

/** Writes the order as the move leaves it, and its history. Its numbers follow by a call of their own. */
export async function writePortOutOrderMove(
  tx: OrganizationTx,
  move: PortOutOrderMove,
): Promise<PortOutOrder> {
  const { order, to, changes, action, actor, note, at } = move;
  const moved: PortOutOrder = { ...order, ...changes, status: to, lastEventAt: at };
  await tx.sql
    .updateTable('port_out_orders')
    .set({
      status: moved.status,
      reasons: JSON.stringify(moved.reasons),
      due_date: moved.dueDate,
      firm_order_commitment_at: moved.firmOrderCommitmentAt,
      decided_at: moved.decidedAt,
      completed_at: moved.completedAt,
      correctable_until: moved.correctableUntil,
      last_event_at: moved.lastEventAt,
    })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', moved.id)
    .execute();
  const line = { orderId: order.id, action, fromStatus: order.status, toStatus: to, actor, note, at };
  await nextHistoryLine(tx, line).execute(tx.sql);
  return moved;
}

/**
 * The numbers that stood where the order stood go where it went; what had a verdict of its own keeps it.
 * `reasons`, where there are any, are written on those that go.
 */
export async function moveNumbersAlong(
  tx: OrganizationTx,
  moved: PortOutOrder,
  from: NumberStatus,
  reasons: readonly ReasonCode[] = [],
): Promise<void> {
  await tx.sql
    .updateTable('port_out_order_numbers')
    .set({
      status: moved.status,
      is_open: isOpen(moved),
      ...(reasons.length > 0 ? { reasons: JSON.stringify(reasons) } : {}),
    })
    .where('organization_id', '=', tx.organizationId)
    .where('order_id', '=', moved.id)
    .where('status', '=', from)
    .execute();
}

/**
 * The numbers of a completed order are gone: their stay and their assignment end, a tombstone stays. That a
 * stay goes on is asked by `ended_at`, which no index has: asked by `status`, a planner that expects few rows
 * (the embedded database's statistics may be an hour old, or none yet) walks all of the organization's active
 * numbers instead.
 */
export async function endPortedNumbers(tx: OrganizationTx, id: PortOutOrderId, at: Date): Promise<void> {
  await sql`
    UPDATE phone_numbers n
    SET status = 'ported_out', ended_at = ${at}, ended_by_order_id = ${id},
      formerly_assigned_to = n.assigned_to, assigned_to = NULL
    FROM port_out_order_numbers o
    WHERE o.organization_id = ${tx.organizationId} AND o.order_id = ${id} AND o.status = 'completed'
      AND n.organization_id = ${tx.organizationId} AND n.id = o.phone_number_id
      AND n.ended_at IS NULL`.execute(tx.sql);
}
