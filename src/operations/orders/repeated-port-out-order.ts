import { Refusal } from '../../core/refusal.ts';
import type { OrderOfPon } from '../../storage/before-tenant/requests.ts';
import { findPortOutOrder, orderNumbers } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';
import type { SubmittedOrder, Submitting } from './submit-port-out-order.ts';

/**
 * The answer to a PON that is in use: the order that is there when it is the same request again, which costs
 * no attempt; else `duplicate_pon`, naming the order so that its carrier can amend it. The answer is kept
 * like that of a new order.
 */
export async function answerRepeatedOrder(
  context: Context,
  repeated: OrderOfPon,
  isSame: boolean,
  remember: Submitting['remember'],
): Promise<SubmittedOrder> {
  if (!isSame)
    throw new Refusal('duplicate_pon', { extra: { orderId: repeated.id, version: repeated.version } });
  return context.db.forOrganization(repeated.organizationId).transaction(async (tx) => {
    const order = await findPortOutOrder(tx, repeated.id);
    if (!order) throw new Error('an order was found by its PON and not by its id');
    const there = { order, numbers: await orderNumbers(tx, repeated.id) };
    await remember(tx, there);
    return there;
  });
}
