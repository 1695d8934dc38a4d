import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { endDispute } from '../../storage/port-out-order-disputes.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { type MovedBy, movePortOutOrder } from './move-port-out-order.ts';

/**
 * The cancellation by agreement, as the porting desk records it: see `cancelOrder`. A carrier cancels its own
 * by a supplement, which has a version.
 */
export async function cancelPortOutOrder(
  context: Context,
  principal: Principal,
  { orderId, note }: { orderId: string; note: string },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.cancel');
  if (principal.kind === 'carrier') throw new Refusal('not_permitted');
  const by = { actor: actorOf(principal), at: context.clock.now() };
  return context.db
    .forOrganization(place.organizationId)
    .transaction((tx) => cancelOrder(tx, place, by, note.trim()));
}

/**
 * Ends an order whose numbers are still here: none leaves. A dispute about it ends with it. A cancelled order
 * stays as it is. Refuses `move_not_allowed` once the numbers have gone.
 */
export async function cancelOrder(
  tx: OrganizationTx,
  place: OrderPlace,
  by: MovedBy,
  note: string | null,
): Promise<OrderWithNumbers> {
  const { actor, at } = by;
  return movePortOutOrder(
    tx,
    place,
    { ...by, move: 'cancel', note, isDone: ({ status }) => status === 'cancelled' },
    async (order) => {
      await endDispute(tx, order.id, { outcome: 'cancelled', at, by: actor.name, note });
      return { to: 'cancelled' };
    },
  );
}
