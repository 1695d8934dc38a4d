import { sql } from 'kysely';
import type { OrganizationId } from '../core/ids.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

export interface Organization {
  id: OrganizationId;
  /** There is one operator; all others are customers. */
  kind: 'operator' | 'customer';
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** IANA. */
  timeZone: string;
  createdAt: Date;
}

const columns = sql`id, kind, name, country, time_zone AS "timeZone", created_at AS "createdAt"`;

/** Adds an organization. False when it would be a second operator: nothing is added then. */
export async function insertOrganization(tx: OperatorTx, organization: Organization): Promise<boolean> {
  const { id, kind, name, country, timeZone, createdAt } = organization;
  const { rows } = await sql`
    INSERT INTO organizations (id, kind, name, country, time_zone, created_at)
    VALUES (${id}, ${kind}, ${name}, ${country}, ${timeZone}, ${createdAt})
    ON CONFLICT (kind) WHERE kind = 'operator' DO NOTHING RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** The organization the transaction is bound to. */
export async function findOrganization(tx: OrganizationTx): Promise<Organization | null> {
  const { rows } = await sql<Organization>`
    SELECT ${columns} FROM organizations WHERE id = ${tx.organizationId}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** The operator's own organization, or null when the system was not set up yet. */
export async function findOperatorId(tx: OperatorTx): Promise<OrganizationId | null> {
  const { rows } = await sql<{ id: OrganizationId }>`
    SELECT id FROM organizations WHERE kind = 'operator'`.execute(tx.sql);
  return rows[0]?.id ?? null;
}

/** Every organization's id, the operator's among them, oldest first. */
export async function organizationIds(tx: OperatorTx): Promise<OrganizationId[]> {
  const { rows } = await sql<{ id: OrganizationId }>`SELECT id FROM organizations ORDER BY id`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}

/** Customers by name, after the one of that id; the operator's own organization is not among them. */
export async function listOrganizations(
  tx: OperatorTx,
  page: {
    limit: number;
    afterId: string | null;
    query: string | null;
    ids: readonly OrganizationId[] | null;
  },
): Promise<Organization[]> {
  const { limit, afterId, query, ids } = page;
  const { rows } = await sql<Organization>`
    SELECT ${columns} FROM organizations
    WHERE kind = 'customer' AND (${afterId}::text IS NULL OR (lower(name), id) >
        (SELECT lower(last.name), last.id FROM organizations AS last WHERE last.id = ${afterId}))
      AND (${query}::text IS NULL OR position(lower(${query}::text) in lower(name)) > 0)
      AND (${ids}::text[] IS NULL OR id = ANY(${ids}))
    ORDER BY lower(name), id LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** How many numbers and orders of each kind the organization has. */
export async function countsOf(
  tx: OrganizationTx,
): Promise<{ active: number; portedOut: number; orders: Record<string, number> }> {
  const { rows: numbers } = await sql<{ status: string; count: number }>`
    SELECT status, count(*) AS count FROM phone_numbers
    WHERE organization_id = ${tx.organizationId} GROUP BY status`.execute(tx.sql);
  const { rows: orders } = await sql<{ status: string; count: number }>`
    SELECT status, count(*) AS count FROM port_out_orders
    WHERE organization_id = ${tx.organizationId} GROUP BY status`.execute(tx.sql);
  const numberCount = (status: string) => numbers.find((row) => row.status === status)?.count ?? 0;
  return {
    active: numberCount('active'),
    portedOut: numberCount('ported_out'),
    orders: Object.fromEntries(orders.map(({ status, count }) => [status, count])),
  };
}
