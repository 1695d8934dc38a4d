import { sql } from 'kysely';
import { earliestIdAt, type PortOutOrderId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** A change of the request by its carrier: when, by which version, and what changed from what to what. */
export interface SupplementOnRecord {
  version: string;
  kind: string;
  receivedAt: Date;
  resultingStatus: string;
  detail: Record<string, unknown>;
}

/** The supplements of an order, oldest first. */
export async function supplementsOnRecord(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
): Promise<SupplementOnRecord[]> {
  const { rows } = await sql<SupplementOnRecord>`
    SELECT version, kind, received_at AS "receivedAt", resulting_status AS "resultingStatus", detail
    FROM port_out_order_supplements
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}
    ORDER BY version`.execute(tx.sql);
  return rows;
}

/** Who was told something of an order, how and when. */
export interface Told {
  channel: 'notice' | 'mail' | 'webhook';
  kind: string;
  /** A mail's address or a webhook's endpoint; null: everybody who signs in. */
  receiver: string | null;
  /** `shown` where people sign in; else how far the delivery is. */
  state: string;
  at: Date;
  sentAt: Date | null;
}

/** Everything that was told of an order made at that instant, oldest first. */
export async function toldOfOrder(
  tx: OrganizationTx,
  order: { id: PortOutOrderId; createdAt: Date },
): Promise<Told[]> {
  // Ids of notices sort by time: those before the order are not looked at.
  const firstNotice = earliestIdAt('notice', order.createdAt.getTime());
  const { rows } = await sql<Told>`
    SELECT 'notice' AS channel, n.kind, NULL AS receiver, 'shown' AS state, n.created_at AS at,
      NULL::timestamptz AS "sentAt"
    FROM notices n
    WHERE n.organization_id = ${tx.organizationId} AND n.id >= ${firstNotice} AND n.subject_id = ${order.id}
    UNION ALL
    SELECT d.channel, e.kind, coalesce(d.address, d.endpoint_id), d.state, d.created_at, d.sent_at
    FROM events e JOIN deliveries d ON d.organization_id = e.organization_id AND d.event_id = e.id
    WHERE e.organization_id = ${tx.organizationId} AND e.order_id = ${order.id}
    ORDER BY at`.execute(tx.sql);
  return rows;
}
