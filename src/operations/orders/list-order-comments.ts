import type { Principal } from '../../core/principal.ts';
import { listOrderComments as list, type OrderComment } from '../../storage/port-out-order-comments.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from './find-visible-order.ts';

/**
 * The comments on an order, oldest first. A carrier sees those written to it and its own, and of the others'
 * names none.
 */
export async function listOrderComments(
  context: Context,
  principal: Principal,
  input: { orderId: string; limit: number; afterId: string | null },
): Promise<OrderComment[]> {
  const place = await findVisibleOrder(context, principal, input.orderId, 'port_out_order.read');
  const isCarrier = principal.kind === 'carrier';
  const { limit, afterId } = input;
  const page = { orderId: place.id, audience: isCarrier ? ('carrier' as const) : null, limit, afterId };
  const comments = await context.db.forOrganization(place.organizationId).read((tx) => list(tx, page));
  return isCarrier ? comments.map(publicPart) : comments;
}

function publicPart(comment: OrderComment): OrderComment {
  return comment.authorKind === 'carrier'
    ? comment
    : { ...comment, authorKind: 'system', authorName: 'losing carrier' };
}
