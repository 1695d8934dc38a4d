import type { NumberVerdict } from '../core/port-out-order.ts';
import type { Principal } from '../core/principal.ts';
import {
  findPortOutOrder,
  orderEvents,
  orderNumbers,
  type PortOutOrder,
  type PortOutOrderEvent,
} from '../storage/port-out-orders.ts';
import type { Context } from './context.ts';
import { findVisibleOrder } from './find-visible-order.ts';

export interface OrderWithNumbers {
  order: PortOutOrder;
  numbers: readonly NumberVerdict[];
}

/** One order with its numbers, for whoever may see it. */
export async function getPortOutOrder(
  context: Context,
  principal: Principal,
  orderId: string,
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.read');
  return context.db.forOrganization(place.organizationId).read(async (tx) => {
    const order = await findPortOutOrder(tx, place.id);
    if (!order) throw new Error('an order was placed and then not found');
    return { order, numbers: await orderNumbers(tx, place.id) };
  });
}

/**
 * An order's history, oldest first. A carrier sees who on its own side acted and what, never names or notes.
 */
export async function listPortOutOrderEvents(
  context: Context,
  principal: Principal,
  orderId: string,
): Promise<PortOutOrderEvent[]> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.read');
  const events = await context.db
    .forOrganization(place.organizationId)
    .read((tx) => orderEvents(tx, place.id));
  return principal.kind === 'carrier' ? events.filter(isPublic).map(publicPart) : events;
}

/** Who of the porting desk works on it is nobody else's business. */
function isPublic({ action }: PortOutOrderEvent): boolean {
  return action !== 'claimed' && action !== 'released';
}

function publicPart(event: PortOutOrderEvent): PortOutOrderEvent {
  return event.actorKind === 'carrier'
    ? event
    : { ...event, actorKind: 'system', actorName: 'losing carrier', note: null };
}
