import { requireOperator } from '../../core/access.ts';
import type { DeliveryState } from '../../core/delivery.ts';
import type { Principal } from '../../core/principal.ts';
import { type Delivery, deliveriesInState } from '../../storage/delivery-lists.ts';
import type { Context } from '../context.ts';

/** Everybody's deliveries in a state, newest first: the dead letters of the operator. */
export async function listDeliveries(
  context: Context,
  principal: Principal,
  page: { state: DeliveryState; limit: number; beforePosition: number | null },
): Promise<Delivery[]> {
  requireOperator(principal, 'delivery.read');
  return context.db.forOperator().read((tx) => deliveriesInState(tx, page));
}
