import { hostActor } from '../../core/actor.ts';
import { type PortOutMove, possibleMoves } from '../../core/port-out-states.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { findOrganization } from '../../storage/organizations.ts';
import { listOrderComments, type OrderComment } from '../../storage/port-out-order-comments.ts';
import {
  findPortOutOrder,
  orderEvents,
  orderNumbers,
  type PortOutOrderEvent,
} from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { type CommentWords, commentOnOrder } from './add-order-comment.ts';
import { amendOrder, type Supplement } from './amend-port-out-order.ts';
import { calendarInForce } from './calendar-in-force.ts';
import { cancelOrder } from './cancel-port-out-order.ts';
import { completeOrder } from './complete-port-out-order.ts';
import { decideOrder, type ManualDecision, type MovedOnDate } from './decide-port-out-order.ts';
import { disputeOrder } from './dispute-port-out-order.ts';
import { placeOfOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { type Resolution, resolveOrderDispute } from './resolve-dispute.ts';

/** What can be done to an order from the command line; `amend` is on its carrier's behalf. */
export type HostAct = HostMove | { kind: 'amend'; supplement: Supplement };

type HostMove =
  | ({ kind: 'decide' } & ManualDecision)
  | { kind: 'complete'; completedAt?: Date | undefined; note: string }
  | { kind: 'cancel'; note: string }
  | { kind: 'dispute'; note: string }
  | ({ kind: 'resolve' } & Resolution);

/**
 * Does to an order what the operator says on the host, by the same rules and in the same record as by the
 * API. Refuses `not_found` and whatever the act refuses.
 */
export async function actOnOrderFromHost(
  context: Context,
  orderId: string,
  act: HostAct,
): Promise<OrderWithNumbers> {
  const place = await placeOfOrder(context, orderId);
  const who = { actor: hostActor, at: context.clock.now() };
  if (act.kind === 'amend') {
    return amendOrder({ ...who, context, place, remember: async () => {} }, act.supplement);
  }
  const by = { ...who, isHoliday: await calendarInForce(context) };
  return context.db.forOrganization(place.organizationId).transaction((tx) => run(tx, place, by, act));
}

/** Says something on an order, as the operator on the host. Refuses `not_found`. */
export async function commentOnOrderFromHost(
  context: Context,
  orderId: string,
  words: CommentWords,
): Promise<OrderComment> {
  const place = await placeOfOrder(context, orderId);
  const at = context.clock.now();
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const isOwn = (await findOrganization(tx))?.kind === 'operator';
    return commentOnOrder(tx, place, { actor: hostActor, at, isOwn, desk: null }, words);
  });
}

function run(
  tx: OrganizationTx,
  place: OrderPlace,
  by: MovedOnDate,
  act: HostMove,
): Promise<OrderWithNumbers> {
  switch (act.kind) {
    case 'decide':
      return decideOrder(tx, place, by, act);
    case 'complete':
      return completeOrder(tx, place, by, { completedAt: act.completedAt, note: act.note || null });
    case 'cancel':
      return cancelOrder(tx, place, by, act.note);
    case 'dispute':
      return disputeOrder(tx, place, by, { openedThrough: 'command', note: act.note, desk: null });
    case 'resolve':
      return resolveOrderDispute(tx, place, by, act);
  }
}

/** An order with its history and what can be done with it now. */
export interface ShownOrder extends OrderWithNumbers {
  carrierName: string;
  history: readonly PortOutOrderEvent[];
  comments: readonly OrderComment[];
  moves: readonly PortOutMove[];
}

/** More than anybody writes on one order; the pages list them all. */
const commentsMax = 1_000;

/** The order as the operator sees it on the host. Refuses `not_found`. */
export async function showOrderToHost(context: Context, orderId: string): Promise<ShownOrder> {
  const { organizationId, id, carrierName } = await placeOfOrder(context, orderId);
  return context.db.forOrganization(organizationId).read(async (tx) => {
    const order = await findPortOutOrder(tx, id);
    if (!order) throw new Error('an order was placed and then not found');
    const [numbers, history] = [await orderNumbers(tx, id), await orderEvents(tx, id)];
    const everything = { orderId: id, audience: null, afterId: null, limit: commentsMax };
    const comments = await listOrderComments(tx, everything);
    return { order, numbers, carrierName, history, comments, moves: possibleMoves(order) };
  });
}
