import { sql } from 'kysely';
import type { PortOutOrderId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewDisputeLink {
  tokenHash: string;
  orderId: PortOutOrderId;
  /** Who it is mailed to: who says "not us" when it is used. */
  address: string;
  createdAt: Date;
  expiresAt: Date;
}

export async function insertDisputeLink(tx: OrganizationTx, link: NewDisputeLink): Promise<void> {
  await sql`
    INSERT INTO dispute_links (organization_id, token_hash, order_id, address, created_at, expires_at)
    VALUES (${tx.organizationId}, ${link.tokenHash}, ${link.orderId}, ${link.address}, ${link.createdAt},
      ${link.expiresAt})`.execute(tx.sql);
}

/** Marks it used. False when it was used already or has expired: of two at once, one wins. */
export async function markDisputeLinkUsed(
  tx: OrganizationTx,
  tokenHash: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE dispute_links SET used_at = ${now}
    WHERE organization_id = ${tx.organizationId} AND token_hash = ${tokenHash} AND used_at IS NULL
      AND expires_at > ${now} RETURNING order_id`.execute(tx.sql);
  return rows.length > 0;
}
