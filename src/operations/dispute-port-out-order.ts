import { actorOf } from '../core/actor.ts';
import type { Principal } from '../core/principal.ts';
import type { OrderPlace } from '../storage/before-tenant.ts';
import { insertDispute, type OpenedThrough } from '../storage/port-out-order-disputes.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import type { Context } from './context.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { type MovedBy, movePortOutOrder } from './move-port-out-order.ts';

/** "This was not us", by somebody who asks by the API or the pages: see `disputeOrder`. */
export async function disputePortOutOrder(
  context: Context,
  principal: Principal,
  { orderId, note }: { orderId: string; note?: string | undefined },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.dispute');
  const by = { actor: actorOf(principal), at: context.clock.now() };
  const openedThrough = principal.kind === 'user' ? 'signed_in' : 'api';
  return context.db
    .forOrganization(place.organizationId)
    .transaction((tx) => disputeOrder(tx, place, by, { openedThrough, note: note ?? '' }));
}

/**
 * Freezes an order that the owner says was not theirs: no decision and no silence confirms it any more, until
 * the porting desk resolves the dispute. May be said of a completed order too. Whether whoever says it may is
 * the caller's to know. Said again, nothing happens; refuses `move_not_allowed` where there is nothing to
 * freeze.
 */
export async function disputeOrder(
  tx: OrganizationTx,
  place: OrderPlace,
  by: MovedBy,
  said: { openedThrough: OpenedThrough; note: string },
): Promise<OrderWithNumbers> {
  const { openedThrough } = said;
  const note = said.note.trim();
  return movePortOutOrder(
    tx,
    place,
    { ...by, move: 'dispute', note: note || null, isDone: ({ status }) => status === 'disputed' },
    async ({ id, status: fromStatus }) => {
      const opened = { openedAt: by.at, openedBy: by.actor.name, openedThrough };
      await insertDispute(tx, id, { ...opened, fromStatus, note });
      return { to: 'disputed', detailOf: () => ({ openedThrough }) };
    },
  );
}
