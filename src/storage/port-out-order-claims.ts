import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { ApiTokenId, UserId } from '../core/ids.ts';
import type { PortOutOrder } from './port-out-orders.ts';
import type { OrganizationTx } from './tx.ts';

/** Who of the porting desk works on an order: a person, or a program with a token. */
export interface Claimant {
  id: UserId | ApiTokenId;
  name: string;
}

interface ClaimChange {
  /** Which the caller holds locked. */
  order: PortOutOrder;
  /** Null: nobody works on it any more. */
  claimant: Claimant | null;
  actor: Actor;
  note: string | null;
  at: Date;
}

/** Writes who works on the order, and the line of history it leaves. Nothing else of the order moves. */
export async function setClaim(
  tx: OrganizationTx,
  { order, claimant, actor, note, at }: ClaimChange,
): Promise<PortOutOrder> {
  const action = claimant === null ? 'released' : 'claimed';
  await sql`
    WITH claim AS (
      UPDATE port_out_orders
      SET claimed_by = ${claimant?.id ?? null}, claimed_by_name = ${claimant?.name ?? null},
        claimed_at = ${claimant === null ? null : at}, last_event_at = ${at}
      WHERE organization_id = ${tx.organizationId} AND id = ${order.id})
    INSERT INTO port_out_order_events (organization_id, order_id, sequence, at, actor_kind, actor_name,
      action, from_status, to_status, note)
    SELECT ${tx.organizationId}, ${order.id}, coalesce(max(sequence), 0) + 1, ${at}::timestamptz,
      ${actor.kind}, ${actor.name}, ${action}, ${order.status}, ${order.status}, ${note}::text
    FROM port_out_order_events
    WHERE organization_id = ${tx.organizationId} AND order_id = ${order.id}`.execute(tx.sql);
  return {
    ...order,
    claimedBy: claimant?.id ?? null,
    claimedByName: claimant?.name ?? null,
    claimedAt: claimant === null ? null : at,
    lastEventAt: at,
  };
}
