import { sql } from 'kysely';
import type { PortOutOrderId, UserId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** How many numbers an order takes, and the first few; those refused by themselves are left out. */
export async function numbersAtAGlance(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  few: number,
): Promise<{ numberCount: number; firstNumbers: string[] }> {
  const { rows } = await sql<{ count: number; numbers: string[] | null }>`
    SELECT count(*)::int AS count, (array_agg(n.number ORDER BY n.position))[1:${few}::int] AS numbers
    FROM port_out_order_numbers n JOIN port_out_orders o
      ON o.organization_id = n.organization_id AND o.id = n.order_id
    WHERE n.organization_id = ${tx.organizationId} AND n.order_id = ${orderId}
      AND (o.status = 'rejected' OR n.status <> 'rejected')`.execute(tx.sql);
  return { numberCount: rows[0]?.count ?? 0, firstNumbers: rows[0]?.numbers ?? [] };
}

/** The active member with that address, however it is capitalized. */
export async function findMemberByEmail(
  tx: OrganizationTx,
  email: string,
): Promise<{ userId: UserId; name: string } | null> {
  const { rows } = await sql<{ userId: UserId; name: string }>`
    SELECT u.id AS "userId", u.name FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${tx.organizationId} AND m.status = 'active'
      AND lower(u.email) = lower(${email})`.execute(tx.sql);
  return rows[0] ?? null;
}
