import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { ApiTokenId, UserId } from '../core/ids.ts';
import { type HistoryLine, nextHistoryLine } from './port-out-order-history.ts';
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
  const line: HistoryLine = {
    orderId: order.id,
    action: claimant === null ? 'released' : 'claimed',
    fromStatus: order.status,
    toStatus: order.status,
    actor,
    note,
    at,
  };
  await sql`
    WITH claim AS (
      UPDATE port_out_orders
      SET claimed_by = ${claimant?.id ?? null}, claimed_by_name = ${claimant?.name ?? null},
        claimed_at = ${claimant === null ? null : at}, last_event_at = ${at}
      WHERE organization_id = ${tx.organizationId} AND id = ${order.id})
    ${nextHistoryLine(tx, line)}`.execute(tx.sql);
  return {
    ...order,
    claimedBy: claimant?.id ?? null,
    claimedByName: claimant?.name ?? null,
    claimedAt: claimant === null ? null : at,
    lastEventAt: at,
  };
}
