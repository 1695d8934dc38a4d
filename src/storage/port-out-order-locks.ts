import { sql } from 'kysely';
import type { OrganizationId, PortOutOrderId } from '../core/ids.ts';
import type { LockTerms } from '../core/port-out-lock.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

const terms = sql`l.ends_at AS "endsAt", l.unlocked_until AS "unlockedUntil", l.ended_at AS "endedAt"`;

/**
 * The locks that stand on each number of an order: on the number itself, on the account its stay was on, on
 * the organization. Numbers without one are not there.
 */
export async function locksOnNumbersOf(
  tx: OrganizationTx,
  id: PortOutOrderId,
): Promise<ReadonlyMap<string, LockTerms[]>> {
  const { rows } = await sql<LockTerms & { number: string }>`
    SELECT n.number, ${terms} FROM port_out_order_numbers n JOIN port_out_locks l
      ON l.organization_id = n.organization_id AND l.number = n.number
      AND l.scope = 'number' AND l.ended_at IS NULL
    WHERE n.organization_id = ${tx.organizationId} AND n.order_id = ${id}
    UNION ALL
    SELECT n.number, ${terms} FROM port_out_order_numbers n
      JOIN phone_numbers p ON p.organization_id = n.organization_id AND p.id = n.phone_number_id
      JOIN port_out_locks l ON l.organization_id = n.organization_id
        AND l.billing_account_id = p.billing_account_id
        AND l.scope = 'billing_account' AND l.ended_at IS NULL
    WHERE n.organization_id = ${tx.organizationId} AND n.order_id = ${id}
    UNION ALL
    SELECT n.number, ${terms} FROM port_out_order_numbers n JOIN port_out_locks l
      ON l.organization_id = n.organization_id AND l.scope = 'organization' AND l.ended_at IS NULL
    WHERE n.organization_id = ${tx.organizationId} AND n.order_id = ${id}`.execute(tx.sql);
  const byNumber = new Map<string, LockTerms[]>();
  for (const { number, ...lock } of rows) byNumber.set(number, [...(byNumber.get(number) ?? []), lock]);
  return byNumber;
}

/** The same for many orders of anybody, order by order, as far as their numbers are held. */
export async function locksOnHeldOrders(
  tx: OperatorTx,
  orders: readonly { organizationId: OrganizationId; id: PortOutOrderId }[],
): Promise<ReadonlyMap<PortOutOrderId, LockTerms[]>> {
  const { rows } = await sql<LockTerms & { orderId: PortOutOrderId }>`
    WITH held AS MATERIALIZED (
      SELECT n.organization_id, n.order_id, n.number, n.phone_number_id
      FROM unnest(${orders.map(({ organizationId }) => organizationId)}::text[],
        ${orders.map(({ id }) => id)}::text[]) AS o (organization_id, id)
      JOIN port_out_order_numbers n ON n.organization_id = o.organization_id AND n.order_id = o.id
      WHERE n.status = 'held')
    SELECT h.order_id AS "orderId", ${terms} FROM held h JOIN port_out_locks l
      ON l.organization_id = h.organization_id AND l.number = h.number
      AND l.scope = 'number' AND l.ended_at IS NULL
    UNION
    SELECT h.order_id, ${terms} FROM held h
      JOIN phone_numbers p ON p.organization_id = h.organization_id AND p.id = h.phone_number_id
      JOIN port_out_locks l ON l.organization_id = h.organization_id
        AND l.billing_account_id = p.billing_account_id
        AND l.scope = 'billing_account' AND l.ended_at IS NULL
    UNION
    SELECT h.order_id, ${terms} FROM held h JOIN port_out_locks l
      ON l.organization_id = h.organization_id AND l.scope = 'organization' AND l.ended_at IS NULL`.execute(
    tx.sql,
  );
  const byOrder = new Map<PortOutOrderId, LockTerms[]>();
  for (const { orderId, ...lock } of rows) byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), lock]);
  return byOrder;
}
