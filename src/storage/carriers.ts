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

const columns = sql`id, name, spid, status, created_at AS "createdAt"`;

/** Registers a carrier with the operator, whose transaction this is. Its SPID is unique (`carriers_spid`). */
export async function insertCarrier(tx: OrganizationTx, carrier: Carrier): Promise<void> {
  const { id, name, spid, status, createdAt } = carrier;
  await sql`
    INSERT INTO carriers (organization_id, id, name, spid, status, created_at)
    VALUES (${tx.organizationId}, ${id}, ${name}, ${spid}, ${status}, ${createdAt})`.execute(tx.sql);
}

export async function findCarrier(tx: OrganizationTx, id: CarrierId): Promise<Carrier | null> {
  const { rows } = await sql<Carrier>`
    SELECT ${columns} FROM carriers WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(
    tx.sql,
  );
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
