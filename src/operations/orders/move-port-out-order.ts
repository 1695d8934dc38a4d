import type { Actor } from '../../core/actor.ts';
import type { PortOutStatus } from '../../core/port-out-order.ts';
import { canMove, type PortOutMove, portOutMoves, possibleMoves } from '../../core/port-out-states.ts';
import type { ReasonCode } from '../../core/reasons.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import type { NoticeKind } from '../../storage/notices.ts';
import {
  moveNumbersAlong,
  type OrderChanges,
  writePortOutOrderMove,
} from '../../storage/port-out-order-moves.ts';
import { findPortOutOrder, orderNumbers, type PortOutOrder } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { tell } from '../news/tell.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { requireUnlocked } from './require-unlocked.ts';

/** Who makes a move, and when: somebody, or the clock. Whether they may is asked before. */
export interface MovedBy {
  actor: Actor;
  at: Date;
}

export interface AskedMove extends MovedBy {
  move: PortOutMove;
  /** Why, in their words. */
  note: string | null;
  /** True of an order that stands as this move left it: asked again, nothing happens and it is answered. */
  isDone?: (order: PortOutOrder) => boolean | Promise<boolean>;
}

/** Where a move leads, made from the order as it is once it is locked. */
export interface PlannedMove {
  to: PortOutStatus;
  changes?: OrderChanges;
  /** Reasons that stand on each of its numbers. */
  reasonsOfNumbers?: readonly ReasonCode[];
  /** Writes the numbers where each has a verdict of its own; else they go along with the order. */
  writeNumbers?: (moved: PortOutOrder) => Promise<void>;
  /** What the record keeps of the move beside from, to and why. */
  detailOf?: (moved: OrderWithNumbers) => Record<string, unknown>;
}

/** Who learns of a move learns it in these words; `correct` and `reschedule` are what a carrier amends. */
const told: Readonly<Record<PortOutMove, NoticeKind>> = {
  confirm: 'order_confirmed',
  refuse: 'order_rejected',
  reschedule: 'order_amended',
  correct: 'order_amended',
  complete: 'order_completed',
  cancel: 'order_cancelled',
  dispute: 'order_disputed',
  dismiss_dispute: 'dispute_resolved',
  return: 'order_returned',
  expire: 'order_expired',
};

/**
 * Makes one move of an order, as the table of moves (`core/port-out-states.ts`) has it, in the caller's
 * transaction: the order is locked, the move judged, then order, numbers, history, record and notices are
 * written together. Refuses `move_not_allowed` (409) with the moves that are possible, and `number_locked`
 * (409) where it would confirm numbers that are locked against porting out. `plan` sees the order held still
 * and may refuse too.
 */
export async function movePortOutOrder(
  tx: OrganizationTx,
  place: OrderPlace,
  asked: AskedMove,
  plan: (order: PortOutOrder) => PlannedMove | Promise<PlannedMove>,
): Promise<OrderWithNumbers> {
  const order = await findPortOutOrder(tx, place.id, true);
  if (!order) throw new Refusal('not_found');
  if (await asked.isDone?.(order)) return { order, numbers: await orderNumbers(tx, order.id) };
  requireMove(order, asked.move);
  const planned = await plan(order);
  // A lock stops answers, not promises: what was confirmed before it goes on.
  if (planned.to === 'confirmed') await requireUnlocked(tx, order, asked.at);
  const moved = await write(tx, order, asked, planned);
  await record(tx, asked, order, moved, planned);
  await spread(tx, place, asked, moved);
  return moved;
}

/** Refuses `move_not_allowed` unless the order can make that move from where it stands. */
export function requireMove(order: PortOutOrder, move: PortOutMove): void {
  if (!canMove(order, move)) throw moveNotAllowed(order);
}

/**
 * What is answered to a move that is not possible: the moves that are. `forbidden` is none of them, though
 * the table has it: something else than the state is against it, which `extra` says.
 */
export function moveNotAllowed(
  order: PortOutOrder,
  forbidden: PortOutMove | null = null,
  extra: object = {},
): Refusal {
  const moves = possibleMoves(order).filter((move) => move !== forbidden);
  return new Refusal('move_not_allowed', {
    params: { status: order.status, moves: moves.join(', ') || '–' },
    extra: { orderStatus: order.status, moves, ...extra },
  });
}

async function write(
  tx: OrganizationTx,
  order: PortOutOrder,
  { move, actor, note, at }: AskedMove,
  { to, changes = {}, reasonsOfNumbers, writeNumbers }: PlannedMove,
): Promise<OrderWithNumbers> {
  const { to: lawful, done } = portOutMoves[move];
  if (!lawful.includes(to)) throw new Error(`${move} leads to ${lawful.join(' or ')}, not to ${to}`);
  const moved = await writePortOutOrderMove(tx, { order, to, changes, actor, action: done, note, at });
  if (writeNumbers) await writeNumbers(moved);
  else await moveNumbersAlong(tx, moved, order.status, reasonsOfNumbers);
  return { order: moved, numbers: await orderNumbers(tx, order.id) };
}

async function record(
  tx: OrganizationTx,
  { move, actor, note, at }: AskedMove,
  before: PortOutOrder,
  moved: OrderWithNumbers,
  { detailOf }: PlannedMove,
): Promise<void> {
  const action = `port_out_order.${portOutMoves[move].done}`;
  const subject = { kind: 'port_out_order', id: before.id };
  const detail = { from: before.status, to: moved.order.status, note, ...detailOf?.(moved) };
  await appendAudit(tx, { actor, action, subject, detail }, at);
}

async function spread(
  tx: OrganizationTx,
  place: OrderPlace,
  { move, actor, at }: AskedMove,
  moved: OrderWithNumbers,
): Promise<void> {
  const detail = { by: actor.name, ...newsOfNumbers(place, moved) };
  await tell(tx, { kind: told[move], orderId: moved.order.id, detail, at });
}

/** What news of a move say of who asked, and of the numbers that went along; where none did, of all. */
export function newsOfNumbers({ carrierName: carrier }: OrderPlace, { order, numbers }: OrderWithNumbers) {
  const along = numbers.filter(({ status }) => status === order.status);
  const concerned = along.length > 0 ? along : numbers;
  return { carrier, numberCount: concerned.length, firstNumber: concerned[0]?.number };
}
