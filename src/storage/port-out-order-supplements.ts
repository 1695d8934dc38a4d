import { sql } from 'kysely';
import type { PortOutOrderId } from '../core/ids.ts';
import type { SupplementChanges, SupplementKind } from '../core/supplement.ts';
import type { OrganizationTx } from './tx.ts';

/** What a carrier sent to its order, and what that changed. */
export interface PortOutOrderSupplement {
  version: string;
  kind: SupplementKind;
  changes: SupplementChanges;
  /** The line of the order's history that it left. */
  eventSequence: number;
}

/** The content of the supplement that came under that version, as a MAC; null when none did. */
export async function findSupplementMac(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  version: string,
): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('port_out_order_supplements')
    .select('content_mac')
    .where('organization_id', '=', tx.organizationId)
    .where('order_id', '=', orderId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.content_mac ?? null;
}

/** An order's supplements, by version. */
export async function supplementsOfOrder(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
): Promise<PortOutOrderSupplement[]> {
  const { rows } = await sql<PortOutOrderSupplement>`
    SELECT version, kind, detail AS changes, event_sequence AS "eventSequence"
    FROM port_out_order_supplements
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId} ORDER BY version`.execute(tx.sql);
  return rows;
}
