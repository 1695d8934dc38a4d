import { sql } from 'kysely';
import type { OrganizationTx } from './tx.ts';

/** The sealed token of a waiting mail's link, or null; the mail is locked until the transaction ends. */
export async function lockSealedToken(tx: OrganizationTx, deliveryId: string): Promise<string | null> {
  const { rows } = await sql<{ sealed: string | null }>`
    SELECT detail->>'sealedToken' AS sealed FROM deliveries
    WHERE organization_id = ${tx.organizationId} AND id = ${deliveryId} FOR UPDATE`.execute(tx.sql);
  return rows[0]?.sealed ?? null;
}

/** Keeps it with the mail, so that another try to send has the same link. */
export async function keepSealedToken(tx: OrganizationTx, deliveryId: string, sealed: string): Promise<void> {
  await sql`
    UPDATE deliveries SET detail = detail || jsonb_build_object('sealedToken', ${sealed}::text)
    WHERE organization_id = ${tx.organizationId} AND id = ${deliveryId}`.execute(tx.sql);
}

/** A mail that is gone needs it no more. */
export async function dropSealedToken(tx: OrganizationTx, deliveryId: string): Promise<void> {
  await sql`
    UPDATE deliveries SET detail = detail - 'sealedToken'
    WHERE organization_id = ${tx.organizationId} AND id = ${deliveryId}`.execute(tx.sql);
}
