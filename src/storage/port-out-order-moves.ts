import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { PortOutOrderId } from '../core/ids.ts';
import type { NumberStatus, PortOutStatus } from '../core/port-out-order.ts';
import { isOpen } from '../core/port-out-states.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { PortOutOrder, PortOutOrderEvent } from './port-out-orders.ts';
import type { OrganizationTx } from './tx.ts';

/** What a move may change on an order. */
export type OrderChanges = Partial<
  Pick<
    PortOutOrder,
    | 'version'
    | 'contentMac'
    | 'portClass'
    | 'heldBecause'
    | 'reasons'
    | 'warnings'
    | 'accountNumber'
    | 'postalCode'
    | 'onPartial'
    | 'agencyAuthorization'
    | 'desiredDueDate'
    | 'dueDate'
    | 'timeZone'
    | 'receivedAt'
    | 'answerDueAt'
    | 'firmOrderCommitmentAt'
    | 'decidedAt'
    | 'completedAt'
    | 'correctableUntil'
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
  action: PortOutOrderEvent['action'];
  note: string | null;
  at: Date;
}

/** Writes the order as the move leaves it, and its history. Its numbers follow by a call of their own. */
export async function writePortOutOrderMove(
  tx: OrganizationTx,
  move: PortOutOrderMove,
): Promise<PortOutOrder> {
  const moved: PortOutOrder = { ...move.order, ...move.changes, status: move.to, lastEventAt: move.at };
  await tx.sql
    .updateTable('port_out_orders')
    .set({
      status: moved.status,
      version: moved.version,
      content_mac: moved.contentMac,
      port_class: moved.portClass,
      held_because: moved.heldBecause,
      reasons: JSON.stringify(moved.reasons),
      warnings: JSON.stringify(moved.warnings),
      account_number: moved.accountNumber,
      postal_code: moved.postalCode,
      on_partial: moved.onPartial,
      agency_authorization: moved.agencyAuthorization,
      desired_due_date: moved.desiredDueDate,
      due_date: moved.dueDate,
      time_zone: moved.timeZone,
      received_at: moved.receivedAt,
      answer_due_at: moved.answerDueAt,
      firm_order_commitment_at: moved.firmOrderCommitmentAt,
      decided_at: moved.decidedAt,
      completed_at: moved.completedAt,
      correctable_until: moved.correctableUntil,
      last_event_at: moved.lastEventAt,
    })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', moved.id)
    .execute();
  await appendEvent(tx, moved.id, move);
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

async function appendEvent(tx: OrganizationTx, id: PortOutOrderId, move: PortOutOrderMove): Promise<void> {
  await sql`
    INSERT INTO port_out_order_events (organization_id, order_id, sequence, at, actor_kind, actor_name,
      action, from_status, to_status, note)
    SELECT ${tx.organizationId}, ${id}, coalesce(max(sequence), 0) + 1, ${move.at}::timestamptz,
      ${move.actor.kind}, ${move.actor.name}, ${move.action}, ${move.order.status}, ${move.to},
      ${move.note}::text
    FROM port_out_order_events WHERE organization_id = ${tx.organizationId} AND order_id = ${id}`.execute(
    tx.sql,
  );
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
