import { sql } from 'kysely';
import type { PortOutOrderId } from '../core/ids.ts';
import type { PortOutStatus } from '../core/port-out-order.ts';
import type { OrganizationTx } from './tx.ts';

/** How somebody said "this was not us". */
export type OpenedThrough = 'signed_in' | 'api' | 'mail_link' | 'command';
/** `dismissed`: it was them after all; `cancelled`: nothing leaves; `returned`: what had left is back. */
export type DisputeOutcome = 'dismissed' | 'cancelled' | 'returned';

/** One dispute about an order. An order may have several, one after the other. */
export interface Dispute {
  sequence: number;
  fromStatus: PortOutStatus;
  openedAt: Date;
  openedBy: string;
  openedThrough: OpenedThrough;
  /** May be empty: that it was not them is said by the dispute itself. */
  note: string;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  outcome: DisputeOutcome | null;
  resolutionNote: string | null;
}

export async function insertDispute(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  dispute: Pick<Dispute, 'fromStatus' | 'openedAt' | 'openedBy' | 'openedThrough' | 'note'>,
): Promise<void> {
  const { fromStatus, openedAt, openedBy, openedThrough, note } = dispute;
  await sql`
    INSERT INTO port_out_order_disputes (organization_id, order_id, sequence, from_status, opened_at,
      opened_by, opened_through, note)
    SELECT ${tx.organizationId}, ${orderId}, coalesce(max(sequence), 0) + 1, ${fromStatus},
      ${openedAt}::timestamptz, ${openedBy}, ${openedThrough}, ${note}
    FROM port_out_order_disputes
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}`.execute(tx.sql);
}

/** Ends the order's open dispute, where there is one. */
export async function endDispute(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  end: { outcome: DisputeOutcome; at: Date; by: string; note: string | null },
): Promise<void> {
  await tx.sql
    .updateTable('port_out_order_disputes')
    .set({ resolved_at: end.at, resolved_by: end.by, outcome: end.outcome, resolution_note: end.note })
    .where('organization_id', '=', tx.organizationId)
    .where('order_id', '=', orderId)
    .where('resolved_at', 'is', null)
    .execute();
}

/** An order's disputes, oldest first. */
export async function orderDisputes(tx: OrganizationTx, orderId: PortOutOrderId): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`
    SELECT sequence, from_status AS "fromStatus", opened_at AS "openedAt", opened_by AS "openedBy",
      opened_through AS "openedThrough", note, resolved_at AS "resolvedAt", resolved_by AS "resolvedBy",
      outcome, resolution_note AS "resolutionNote"
    FROM port_out_order_disputes
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}
    ORDER BY sequence`.execute(tx.sql);
  return rows;
}
