import { sql } from 'kysely';
import type { OrganizationId, PortOutOrderId } from '../core/ids.ts';
import { type ClockedOrder, escalationLeadMs } from '../core/order-clock.ts';
import { type PortOutOrder, type PortOutOrderRow, toPortOutOrder } from './port-out-orders.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/**
 * Orders of everyone for which the clock may have something to do, in order of id after the given one.
 * Whether it has is judged once the order is claimed.
 */
export async function ordersTheClockMayMove(
  tx: OperatorTx,
  now: Date,
  page: { limit: number; afterId: PortOutOrderId | null },
): Promise<{ organizationId: OrganizationId; id: PortOutOrderId }[]> {
  const { limit, afterId } = page;
  const escalatedDueAt = new Date(now.getTime() + escalationLeadMs);
  const { rows } = await sql<{ organizationId: OrganizationId; id: PortOutOrderId }>`
    SELECT organization_id AS "organizationId", id FROM port_out_orders
    WHERE (${afterId}::text IS NULL OR id > ${afterId}) AND (
      (status = 'held' AND (answer_due_at <= ${now} OR (reminded_last_at IS NULL AND (
        answer_due_at <= ${escalatedDueAt} OR (reminded_half_at IS NULL
          AND received_at + (answer_due_at - received_at) / 2 <= ${now})))))
      OR (status = 'rejected' AND correctable_until <= ${now}))
    ORDER BY id LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

export type OrderOnClock = PortOutOrder & ClockedOrder & { carrierName: string };

/**
 * The order, held until the transaction ends; null when somebody else holds it at this moment: a person who
 * decides it, or another worker, who does what is due. Needs a transaction of the operator, who alone knows
 * the carrier.
 */
export async function claimOrderForClock(
  tx: OrganizationTx,
  id: PortOutOrderId,
): Promise<OrderOnClock | null> {
  const { rows } = await sql<PortOutOrderRow & { carrier_name: string }>`
    SELECT o.*, c.name AS carrier_name FROM port_out_orders o JOIN carriers c ON c.id = o.carrier_id
    WHERE o.organization_id = ${tx.organizationId} AND o.id = ${id}
    FOR UPDATE OF o SKIP LOCKED`.execute(tx.sql);
  const row = rows[0];
  if (!row) return null;
  return {
    ...toPortOutOrder(row),
    carrierName: row.carrier_name,
    remindedHalfAt: row.reminded_half_at,
    remindedLastAt: row.reminded_last_at,
    escalatedAt: row.escalated_at,
  };
}

/** Remembers that the owner was reminded at half time. */
export async function markReminded(tx: OrganizationTx, id: PortOutOrderId, at: Date): Promise<void> {
  await sql`
    UPDATE port_out_orders SET reminded_half_at = ${at}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
}

/** Remembers that the owner and the desk were told that the deadline is near. */
export async function markEscalated(tx: OrganizationTx, id: PortOutOrderId, at: Date): Promise<void> {
  await sql`
    UPDATE port_out_orders SET reminded_last_at = ${at}, escalated_at = ${at}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
}
