import type { Actor } from '../../core/actor.ts';
import type { NumberVerdict } from '../../core/port-out-order.ts';
import type { PortOutMove } from '../../core/port-out-states.ts';
import { Refusal } from '../../core/refusal.ts';
import type { SupplementChanges, SupplementKind } from '../../core/supplement.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { amendPortOutOrder, type PortOutOrderAmendment } from '../../storage/port-out-order-amendments.ts';
import { findSupplementMac } from '../../storage/port-out-order-supplements.ts';
import { findPortOutOrder, orderNumbers, type PortOutOrder } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { requireMove } from './move-port-out-order.ts';

/** What the steps of one supplement share. */
export interface Amending {
  context: Context;
  actor: Actor;
  /** The gaining carrier's name: it is told as its act, also when the operator acts on its behalf. */
  carrier: string;
  place: OrderPlace;
  kind: SupplementKind;
  version: string;
  /** Everything that makes the supplement what it is, its PIN as a `Secret`. */
  content: object;
  at: Date;
  remember: (tx: OrganizationTx, answer: OrderWithNumbers) => Promise<void>;
}

/** The order as the supplement found it, held still. */
export interface FoundOrder extends OrderWithNumbers {
  /** The same supplement came before: the order is the answer. */
  isRepeated: boolean;
}

/**
 * Locks the order and looks at the version. Refuses `version_not_higher` when it was used for something else
 * or is behind, and `move_not_allowed` when the order cannot make the move from where it stands.
 */
export async function openOrder(
  { context, place, version, content, remember }: Amending,
  tx: OrganizationTx,
  move: PortOutMove,
): Promise<FoundOrder> {
  const order = await findPortOutOrder(tx, place.id, true);
  if (!order) throw new Error('an order was placed and then not found');
  const [earlier, numbers] = await Promise.all([
    findSupplementMac(tx, order.id, version),
    orderNumbers(tx, order.id),
  ]);
  const isRepeated = earlier !== null && context.contentMac.matches(earlier, content);
  if (isRepeated) await remember(tx, { order, numbers });
  else {
    if (version <= order.version) {
      const current = { version: order.version };
      throw new Refusal('version_not_higher', { params: current, extra: current });
    }
    requireMove(order, move);
  }
  return { order, numbers, isRepeated };
}

type Change = Pick<PortOutOrderAmendment, 'order' | 'numbers' | 'action' | 'changes' | 'isClockAnew'>;

/** Everything that follows from a supplement, in the transaction in which the order was opened. */
export async function recordAmendment(
  amending: Amending,
  tx: OrganizationTx,
  found: OrderWithNumbers,
  change: Change,
): Promise<OrderWithNumbers> {
  const { context, actor, kind, content, at, remember } = amending;
  const { order } = change;
  const amended = { order, numbers: change.numbers ?? found.numbers };
  const fact = {
    actor,
    action: kind === 'cancel' ? 'port_out_order.cancelled' : 'port_out_order.amended',
    subject: { kind: 'port_out_order', id: order.id },
    detail: auditDetail(kind, found.order, amended, change.changes),
  };
  const contentMac = context.contentMac.macOf(content);
  await Promise.all([
    amendPortOutOrder(tx, { ...change, fromStatus: found.order.status, kind, contentMac, actor, at }),
    noticeAmendment(amending, tx, found, amended),
    appendAudit(tx, fact, at),
  ]);
  await remember(tx, amended);
  return amended;
}

/** What the record keeps of a supplement: enough to prove it later, nothing secret. */
function auditDetail(
  kind: SupplementKind,
  before: PortOutOrder,
  { order, numbers }: OrderWithNumbers,
  changes: SupplementChanges,
) {
  return {
    kind,
    version: order.version,
    fromStatus: before.status,
    status: order.status,
    heldBecause: order.heldBecause,
    reasons: order.reasons,
    dueDate: order.dueDate,
    ...changes,
    numbers: numbers.map(({ number, status, reasons }) => ({ number, status, reasons })),
  };
}

/** Counts and names the numbers that are still asked for; of a cancelled order those that were. */
async function noticeAmendment(
  { carrier, kind, version, at }: Amending,
  tx: OrganizationTx,
  found: OrderWithNumbers,
  { order, numbers }: OrderWithNumbers,
): Promise<void> {
  const isConcerned = ({ status }: NumberVerdict) => status === order.status;
  const concerned = numbers.filter(isConcerned);
  const detail = {
    carrier,
    numberCount: concerned.length,
    firstNumber: concerned[0]?.number,
    version,
    supplement: kind,
    fromStatus: found.order.status,
    status: order.status,
  };
  await tell(tx, {
    kind: kind === 'cancel' ? 'order_cancelled' : 'order_amended',
    orderId: order.id,
    detail,
    at,
  });
}
