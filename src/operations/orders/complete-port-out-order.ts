import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { refuseFields } from '../../core/refusal.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { endPortedNumbers } from '../../storage/port-out-order-moves.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { type MovedBy, movePortOutOrder } from './move-port-out-order.ts';

/** The completion by somebody who asks by the API or the pages: see `completeOrder`. */
export async function completePortOutOrder(
  context: Context,
  principal: Principal,
  input: { orderId: string; completedAt?: Date | undefined },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, input.orderId, 'port_out_order.complete');
  const by = { actor: actorOf(principal), at: context.clock.now() };
  return context.db
    .forOrganization(place.organizationId)
    .transaction((tx) => completeOrder(tx, place, by, { ...input, note: null }));
}

/**
 * The numbers of a confirmed order have left: they go out of every active list, their assignment ends, and a
 * tombstone stays. May come before the FOC date, which is recorded as early. `completedAt` defaults to now
 * and lies between the request and now.
 */
export async function completeOrder(
  tx: OrganizationTx,
  place: OrderPlace,
  by: MovedBy,
  { completedAt = by.at, note }: { completedAt?: Date | undefined; note: string | null },
): Promise<OrderWithNumbers> {
  if (completedAt > by.at) throw refuseFields({ path: '/completedAt', code: 'in_the_future' });
  const completed = await movePortOutOrder(tx, place, { ...by, move: 'complete', note }, (order) => {
    if (completedAt < order.createdAt) {
      throw refuseFields({ path: '/completedAt', code: 'before_the_request' });
    }
    const isEarly = order.firmOrderCommitmentAt !== null && completedAt < order.firmOrderCommitmentAt;
    return {
      to: 'completed',
      changes: { completedAt },
      detailOf: ({ numbers }) => ({
        completedAt: completedAt.toISOString(),
        isEarly,
        numbers: gone(numbers),
      }),
    };
  });
  await endPortedNumbers(tx, completed.order.id, completedAt);
  return completed;
}

function gone(numbers: OrderWithNumbers['numbers']): string[] {
  return numbers.filter(({ status }) => status === 'completed').map(({ number }) => number);
}
