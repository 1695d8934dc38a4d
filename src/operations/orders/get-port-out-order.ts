import type { NumberVerdict } from '../../core/port-out-order.ts';
import type { Principal } from '../../core/principal.ts';
import { type Dispute, type OpenedThrough, orderDisputes } from '../../storage/port-out-order-disputes.ts';
import { type PortOutOrderSupplement, supplementsOfOrder } from '../../storage/port-out-order-supplements.ts';
import {
  findPortOutOrder,
  orderEvents,
  orderNumbers,
  type PortOutOrder,
  type PortOutOrderEvent,
} from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from './find-visible-order.ts';

export interface OrderWithNumbers {
  order: PortOutOrder;
  numbers: readonly NumberVerdict[];
}

/** A line of an order's history, with the supplement that left it, or how the dispute was opened. */
export interface ListedEvent extends PortOutOrderEvent {
  supplement: PortOutOrderSupplement | null;
  openedThrough: OpenedThrough | null;
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
): Promise<ListedEvent[]> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.read');
  const [events, supplements, disputes] = await context.db
    .forOrganization(place.organizationId)
    .read((tx) =>
      Promise.all([orderEvents(tx, place.id), supplementsOfOrder(tx, place.id), orderDisputes(tx, place.id)]),
    );
  const bySequence = new Map(supplements.map((supplement) => [supplement.eventSequence, supplement]));
  return events
    .filter((event) => principal.kind !== 'carrier' || isPublic(event))
    .map((event) => (principal.kind === 'carrier' ? publicPart(event) : event))
    .map((event) => ({
      ...event,
      supplement: bySequence.get(event.sequence) ?? null,
      openedThrough: principal.kind === 'carrier' ? null : openedThroughOf(event, disputes),
    }));
}

/** How that dispute was opened; null for what is no dispute. Line and dispute are of the same moment. */
export function openedThroughOf(
  event: PortOutOrderEvent,
  disputes: readonly Dispute[],
): OpenedThrough | null {
  if (event.action !== 'disputed') return null;
  const opened = disputes.find(({ openedAt }) => openedAt.getTime() === event.at.getTime());
  return opened?.openedThrough ?? null;
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
