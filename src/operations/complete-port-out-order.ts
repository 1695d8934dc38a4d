import { actorOf } from '../core/actor.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal, refuseFields } from '../core/refusal.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { endPortedNumbers, movePortOutOrder } from '../storage/port-out-order-moves.ts';
import { findPortOutOrder, orderNumbers } from '../storage/port-out-orders.ts';
import type { Context } from './context.ts';
import { requireMove } from './decide-port-out-order.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';

/**
 * The numbers of a confirmed order have left: they go out of every active list, their assignment ends, and a
 * tombstone stays. May come before the FOC date, which is recorded as early. `completedAt` defaults to now
 * and lies between the request and now.
 */
export async function completePortOutOrder(
  context: Context,
  principal: Principal,
  input: { orderId: string; completedAt?: Date | undefined },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, input.orderId, 'port_out_order.complete');
  const at = context.clock.now();
  const completedAt = input.completedAt ?? at;
  if (completedAt > at) throw refuseFields({ path: '/completedAt', code: 'in_the_future' });
  const actor = actorOf(principal);
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const order = await findPortOutOrder(tx, place.id, true);
    if (!order) throw new Refusal('not_found');
    requireMove(order, 'complete');
    if (completedAt < order.createdAt)
      throw refuseFields({ path: '/completedAt', code: 'before_the_request' });
    const isEarly = order.firmOrderCommitmentAt !== null && completedAt < order.firmOrderCommitmentAt;
    const moved = await movePortOutOrder(tx, {
      order,
      to: 'completed',
      numbers: { from: 'confirmed', to: 'completed' },
      changes: { completedAt },
      actor,
      action: 'completed',
      note: null,
      at,
    });
    await endPortedNumbers(tx, order.id, completedAt);
    const numbers = await orderNumbers(tx, order.id);
    const subject = { kind: 'port_out_order', id: order.id };
    const gone = numbers.filter(({ status }) => status === 'completed').map(({ number }) => number);
    const detail = { completedAt: completedAt.toISOString(), isEarly, numbers: gone };
    await appendAudit(tx, { actor, action: 'port_out_order.completed', subject, detail }, at);
    return { order: moved, numbers };
  });
}
