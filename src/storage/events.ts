import { sql } from 'kysely';
import { chainStart } from '../core/audit-chain.ts';
import type { Id } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewEvent {
  id: Id<'event'>;
  /** Of the notice that shows it inside the product. */
  noticeId: Id<'notice'>;
  kind: string;
  /** The order it is about, if it is about one. */
  orderId: string | null;
  /** True when the order's carrier may learn of it. */
  isForCarrier: boolean;
  detail: Record<string, unknown>;
  createdAt: Date;
}

/**
 * Writes an event and the notice of it inside the product; the event with the facts of its order as this
 * transaction leaves them. Its number is the next of its organization, taken under the lock of the record's
 * head: numbers have no gap and go in the order of the commits, and whoever tells and records waits for one
 * row only.
 */
export async function insertEvent(tx: OrganizationTx, event: NewEvent): Promise<void> {
  const { id, noticeId, kind, orderId, isForCarrier, detail, createdAt } = event;
  const detailJson = JSON.stringify(detail);
  await sql`
    WITH head AS (
      INSERT INTO audit_heads (organization_id, sequence, hash, clock_floor, event_sequence)
      VALUES (${tx.organizationId}, 0, ${chainStart}, ${createdAt}, 1)
      ON CONFLICT (organization_id) DO UPDATE SET event_sequence = audit_heads.event_sequence + 1
      RETURNING event_sequence),
    notice AS (
      INSERT INTO notices (organization_id, id, kind, subject_id, detail, created_at)
      VALUES (${tx.organizationId}, ${noticeId}, ${kind}, ${orderId}, ${detailJson}, ${createdAt}))
    INSERT INTO events (organization_id, sequence, id, kind, order_id, carrier_id, detail, created_at)
    SELECT ${tx.organizationId}, head.event_sequence, ${id}, ${kind}, ${orderId},
      CASE WHEN ${isForCarrier} THEN o.carrier_id END,
      ${detailJson}::jsonb || CASE WHEN o.id IS NULL THEN '{}' ELSE jsonb_build_object('order',
        jsonb_build_object('id', o.id, 'purchaseOrderNumber', o.purchase_order_number, 'version', o.version,
          'status', o.status, 'numberCount', (SELECT count(*) FROM port_out_order_numbers n
            WHERE n.organization_id = ${tx.organizationId} AND n.order_id = o.id))) END,
      ${createdAt}
    FROM head LEFT JOIN port_out_orders o
      ON o.organization_id = ${tx.organizationId} AND o.id = ${orderId}`.execute(tx.sql);
}
