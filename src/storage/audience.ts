import { sql } from 'kysely';
import type { Id, UserId } from '../core/ids.ts';
import type { NewsKind, NewsRule } from '../core/news-kinds.ts';
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

/** Whom an event may reach outside the product. */
export interface Audience {
  /** The organization's active people of the roles asked for, with their choice for that kind of news. */
  members: MailedMember[];
  /** Contact addresses of billing accounts. */
  contacts: string[];
  /**
   * Active webhook endpoints that get the kind: the organization's own and, where the order's carrier may
   * learn of it, that carrier's.
   */
  endpoints: Id<'webhookEndpoint'>[];
}

type Row =
  | {
      told: 'member';
      id: UserId;
      email: string;
      role: Role;
      language: string | null;
      isMailed: boolean | null;
    }
  | { told: 'contact'; id: string }
  | { told: 'endpoint'; id: Id<'webhookEndpoint'> };

/**
 * Whom an event of this transaction may reach. One statement, because most events of most organizations
 * reach nobody outside, and each of them asks.
 */
export async function audienceOf(
  tx: OrganizationTx,
  event: { id: Id<'event'>; kind: NewsKind; orderId: string | null; contacts: NewsRule['contacts'] },
  roles: readonly Role[],
): Promise<Audience> {
  const { id, kind, orderId, contacts } = event;
  const { rows } = await sql<Row>`
    SELECT 'member' AS told, u.id, u.email, m.role, u.language, c.is_mailed AS "isMailed"
    FROM memberships m JOIN users u ON u.id = m.user_id
    LEFT JOIN notification_choices c
      ON c.organization_id = m.organization_id AND c.user_id = m.user_id AND c.kind = ${kind}
    WHERE m.organization_id = ${tx.organizationId} AND m.status = 'active' AND m.role = ANY(${roles})
    UNION ALL
    SELECT DISTINCT 'contact', email, NULL, NULL, NULL, NULL::boolean
    FROM billing_accounts a, jsonb_array_elements_text(a.contact_emails) email
    WHERE a.organization_id = ${tx.organizationId} AND (${contacts} = 'of_every_account'
      OR (${contacts} = 'of_account' AND lower(a.account_number) = (
        SELECT lower(o.account_number) FROM port_out_orders o
        WHERE o.organization_id = ${tx.organizationId} AND o.id = ${orderId})))
    UNION ALL
    SELECT 'endpoint', t.id, NULL, NULL, NULL, NULL FROM (
      SELECT id, kinds FROM webhook_endpoints
      WHERE organization_id = ${tx.organizationId} AND carrier_id IS NULL AND status = 'active'
      UNION ALL
      SELECT c.id, c.kinds FROM events e CROSS JOIN LATERAL endpoints_of_carrier(e.carrier_id) c
      WHERE e.organization_id = ${tx.organizationId} AND e.id = ${id} AND e.carrier_id IS NOT NULL) t
    WHERE t.kinds IS NULL OR t.kinds ? ${kind}
    ORDER BY id`.execute(tx.sql);
  const told: Audience = { members: [], contacts: [], endpoints: [] };
  for (const row of rows) {
    if (row.told === 'endpoint') told.endpoints.push(row.id);
    else if (row.told === 'contact') told.contacts.push(row.id);
    else {
      const { id: userId, email, role, language, isMailed } = row;
      told.members.push({ userId, email, role, language, isMailed });
    }
  }
  return told;
}
