import { sql } from 'kysely';
import type { OrganizationId, PortOutOrderId, UserId } from '../core/ids.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

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

/** Where to write to a person, and in which language; null language: they have chosen none. */
export async function findMailedPerson(
  tx: OperatorTx,
  userId: UserId,
): Promise<{ email: string; language: string | null } | null> {
  const { rows } = await sql<{ email: string; language: string | null }>`
    SELECT email, language FROM users WHERE id = ${userId}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface MailPlace {
  organizationId: OrganizationId;
  organizationName: string;
  timeZone: string;
}

/** That organization; where none is named, the first the person is an active member of, else the operator. */
export async function findMailPlace(
  tx: OperatorTx,
  { userId, organizationId }: { userId: UserId; organizationId: OrganizationId | null },
): Promise<MailPlace | null> {
  const { rows } = await sql<MailPlace>`
    SELECT o.id AS "organizationId", o.name AS "organizationName", o.time_zone AS "timeZone"
    FROM organizations o
    LEFT JOIN memberships m ON m.organization_id = o.id AND m.user_id = ${userId} AND m.status = 'active'
    WHERE o.id = ${organizationId}
      OR (${organizationId}::text IS NULL AND (m.user_id IS NOT NULL OR o.kind = 'operator'))
    ORDER BY m.user_id IS NULL, m.created_at, o.id LIMIT 1`.execute(tx.sql);
  return rows[0] ?? null;
}
