import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { PortOutOrderId } from '../core/ids.ts';
import type { PortOutStatus } from '../core/port-out-order.ts';
import type { PortOutOrderAct } from './port-out-orders.ts';
import type { OrganizationTx } from './tx.ts';

/** What was done to an order that the caller holds locked: locked, its lines are counted without a gap. */
export interface HistoryLine {
  orderId: PortOutOrderId;
  action: PortOutOrderAct;
  fromStatus: PortOutStatus;
  toStatus: PortOutStatus;
  actor: Actor;
  note: string | null;
  at: Date;
}

/** The insertion of the next line, to be executed alone or as a part of a larger statement. */
export function nextHistoryLine(tx: OrganizationTx, line: HistoryLine): RawBuilder<unknown> {
  const { orderId, action, fromStatus, toStatus, actor, note, at } = line;
  return sql`
    INSERT INTO port_out_order_events (organization_id, order_id, sequence, at, actor_kind, actor_name,
      action, from_status, to_status, note)
    SELECT ${tx.organizationId}, ${orderId}, coalesce(max(sequence), 0) + 1, ${at}::timestamptz,
      ${actor.kind}, ${actor.name}, ${action}, ${fromStatus}, ${toStatus}, ${note}::text
    FROM port_out_order_events WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}`;
}
