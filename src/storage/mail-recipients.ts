import { sql } from 'kysely';
import type { PortOutOrderId, UserId } from '../core/ids.ts';
import type { NewsKind } from '../core/news-kinds.ts';
import type { Role } from '../core/permissions.ts';
import type { OrganizationTx } from './tx.ts';

export interface MailedMember {
  userId: UserId;
  email: string;
  role: Role;
  language: string | null;
  /** What they chose for this kind; null: nothing, so that the kind's own rule holds. */
  isMailed: boolean | null;
}

/** The organization's active people of those roles, with their choice for that kind of news. */
export async function mailedMembers(
  tx: OrganizationTx,
  kind: NewsKind,
  roles: readonly Role[],
): Promise<MailedMember[]> {
  const { rows } = await sql<MailedMember>`
    SELECT u.id AS "userId", u.email, m.role, u.language, c.is_mailed AS "isMailed"
    FROM memberships m JOIN users u ON u.id = m.user_id
    LEFT JOIN notification_choices c
      ON c.organization_id = m.organization_id AND c.user_id = m.user_id AND c.kind = ${kind}
    WHERE m.organization_id = ${tx.organizationId} AND m.status = 'active' AND m.role = ANY(${roles})
    ORDER BY u.id`.execute(tx.sql);
  return rows;
}

/** Contact addresses of every billing account, or of the one an order names. */
export async function contactEmails(tx: OrganizationTx, orderId: PortOutOrderId | null): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    SELECT DISTINCT email FROM billing_accounts a, jsonb_array_elements_text(a.contact_emails) email
    WHERE a.organization_id = ${tx.organizationId} AND (${orderId}::text IS NULL
      OR lower(a.account_number) = (SELECT lower(o.account_number) FROM port_out_orders o
        WHERE o.organization_id = ${tx.organizationId} AND o.id = ${orderId}))
    ORDER BY email`.execute(tx.sql);
  return rows.map(({ email }) => email);
}

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
