import { sql } from 'kysely';
import type { CarrierId } from '../core/ids.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** A gaining carrier as the operator has registered it. */
export interface Carrier {
  id: CarrierId;
  name: string;
  /** Service provider id: 4 characters, upper case. */
  spid: string;
  status: 'active' | 'suspended';
  createdAt: Date;
}

/** Whom to call or write to at a carrier, and what they are there. */
export interface CarrierContact {
  name: string;
  role: string;
  email: string | null;
  phone: string | null;
}

/** A carrier with what its own page shows of it. */
export interface CarrierDetail extends Carrier {
  contacts: CarrierContact[];
  /** Null while it is active. */
  suspendedAt: Date | null;
  suspendedBy: string | null;
  suspendedBecause: string | null;
}

const columns = sql`id, name, spid, status, created_at AS "createdAt"`;
const detailColumns = sql`${columns}, contacts, suspended_at AS "suspendedAt",
  suspended_by AS "suspendedBy", suspended_because AS "suspendedBecause"`;

/** Registers a carrier with the operator, whose transaction this is. Its SPID is unique (`carriers_spid`). */
export async function insertCarrier(tx: OrganizationTx, carrier: Carrier): Promise<void> {
  const { id, name, spid, status, createdAt } = carrier;
  await sql`
    INSERT INTO carriers (organization_id, id, name, spid, status, created_at)
    VALUES (${tx.organizationId}, ${id}, ${name}, ${spid}, ${status}, ${createdAt})`.execute(tx.sql);
}

export async function findCarrier(tx: OrganizationTx, id: CarrierId): Promise<CarrierDetail | null> {
  const { rows } = await sql<CarrierDetail>`
    SELECT ${detailColumns} FROM carriers
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Changes what is given of a carrier. Null when there is none. */
export async function changeCarrier(
  tx: OrganizationTx,
  id: CarrierId,
  { name, contacts }: { name?: string | undefined; contacts?: readonly CarrierContact[] | undefined },
): Promise<CarrierDetail | null> {
  const { rows } = await sql<CarrierDetail>`
    UPDATE carriers SET name = coalesce(${name ?? null}, name),
      contacts = coalesce(${contacts ? JSON.stringify(contacts) : null}::jsonb, contacts)
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
    RETURNING ${detailColumns}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Suspends an active carrier. Null when it is none, or suspended already. */
export async function suspendCarrier(
  tx: OrganizationTx,
  id: CarrierId,
  { by, reason, at }: { by: string; reason: string; at: Date },
): Promise<CarrierDetail | null> {
  const { rows } = await sql<CarrierDetail>`
    UPDATE carriers SET status = 'suspended', suspended_at = ${at}, suspended_by = ${by},
      suspended_because = ${reason}
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND status = 'active'
    RETURNING ${detailColumns}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Ends a suspension. Null when there is no such carrier, or it is active. */
export async function resumeCarrier(tx: OrganizationTx, id: CarrierId): Promise<CarrierDetail | null> {
  const { rows } = await sql<CarrierDetail>`
    UPDATE carriers SET status = 'active', suspended_at = NULL, suspended_by = NULL,
      suspended_because = NULL
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND status = 'suspended'
    RETURNING ${detailColumns}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** By name, after the one of that id. */
export async function listCarriers(
  tx: OrganizationTx,
  page: { limit: number; afterId: string | null },
): Promise<Carrier[]> {
  const { limit, afterId } = page;
  const { rows } = await sql<Carrier>`
    SELECT ${columns} FROM carriers
    WHERE organization_id = ${tx.organizationId} AND (${afterId}::text IS NULL OR (lower(name), id) >
        (SELECT lower(last.name), last.id FROM carriers AS last
          WHERE last.organization_id = ${tx.organizationId} AND last.id = ${afterId}))
    ORDER BY lower(name), id LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** Every carrier: for naming them beside orders. */
export async function allCarriers(tx: OperatorTx): Promise<Carrier[]> {
  const { rows } = await sql<Carrier>`SELECT ${columns} FROM carriers`.execute(tx.sql);
  return rows;
}
