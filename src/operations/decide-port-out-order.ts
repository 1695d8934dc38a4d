import { actorOf } from '../core/actor.ts';
import { correctableUntil } from '../core/correctable-until.ts';
import { isFederalHoliday } from '../core/federal-holidays.ts';
import { manualConfirmation } from '../core/manual-confirmation.ts';
import { movesFrom, type PortOutMove, portOutMoves } from '../core/port-out-states.ts';
import type { Principal } from '../core/principal.ts';
import { type ReasonCode, reasons } from '../core/reasons.ts';
import { Refusal, refuseFields } from '../core/refusal.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { movePortOutOrder, type PortOutOrderMove } from '../storage/port-out-order-moves.ts';
import { findPortOutOrder, orderNumbers, type PortOutOrder } from '../storage/port-out-orders.ts';
import type { Context } from './context.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';

export interface ManualDecision {
  orderId: string;
  decision: 'confirm' | 'refuse';
  /** For a refusal. Without one the refusal says that the end user has not authorized it. */
  reason?: string | undefined;
  /** For a confirmation: the date agreed upon, `YYYY-MM-DD`. Without it the desired one counts. */
  dueDate?: string | undefined;
  note?: string | undefined;
}

/** A refusal is never without a reason: this one is what "the owner says no" means in the field's words. */
const reasonOfOwner: ReasonCode = 'agency_authorization_missing';

/**
 * A person's decision on a held order. Refuses `move_not_allowed` when the order is not held any more, naming
 * the moves that are possible, at `/reason` what is no reason of the catalogue, and at `/dueDate` a date that
 * cannot be committed to.
 */
export async function decidePortOutOrder(
  context: Context,
  principal: Principal,
  input: ManualDecision,
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, input.orderId, 'port_out_order.decide');
  const reason = input.decision === 'refuse' ? knownReason(input.reason ?? reasonOfOwner) : null;
  if (input.decision === 'refuse' && input.dueDate !== undefined) {
    throw refuseFields({ path: '/dueDate', code: 'only_to_confirm' });
  }
  const at = context.clock.now();
  const actor = actorOf(principal);
  const note = input.note?.trim() || null;
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const order = await findPortOutOrder(tx, place.id, true);
    if (!order) throw new Refusal('not_found');
    requireMove(order, input.decision);
    const change = reason === null ? confirmation(order, input.dueDate ?? null, at) : refusal(reason, at);
    const moved = await movePortOutOrder(tx, { ...change, order, actor, action: 'decided', note, at });
    const subject = { kind: 'port_out_order', id: order.id };
    const detail = { decision: input.decision, reason, note, dueDate: moved.dueDate };
    await appendAudit(tx, { actor, action: 'port_out_order.decided', subject, detail }, at);
    return { order: moved, numbers: await orderNumbers(tx, order.id) };
  });
}

/** Refuses `move_not_allowed` unless the order can make that move from where it stands. */
export function requireMove(order: PortOutOrder, move: PortOutMove): void {
  if (portOutMoves[move].from.includes(order.status)) return;
  const moves = movesFrom(order.status);
  throw new Refusal('move_not_allowed', {
    params: { status: order.status, moves: moves.join(', ') || '–' },
    extra: { orderStatus: order.status, moves },
  });
}

/** Refuses at `/reason` what is no reason of the catalogue. */
export function knownReason(code: string): ReasonCode {
  if (Object.hasOwn(reasons, code)) return code as ReasonCode;
  throw refuseFields({
    path: '/reason',
    code: 'reason_unknown',
    params: { expected: Object.keys(reasons).join(', ') },
  });
}

type Change = Pick<PortOutOrderMove, 'to' | 'numbers' | 'changes'>;

function confirmation(order: PortOutOrder, agreedDueDate: string | null, at: Date): Change {
  const confirmed = manualConfirmation({
    portClass: order.portClass,
    desiredDueDate: order.desiredDueDate,
    agreedDueDate,
    receivedAt: order.createdAt.toISOString(),
    decidedAt: at.toISOString(),
    timeZone: order.timeZone,
    isHoliday: isFederalHoliday,
  });
  if (confirmed.kind === 'not_lawful') {
    const { reason, earliestOn, aheadMaxDays } = confirmed;
    const params = { earliest: earliestOn, maximum: aheadMaxDays };
    throw refuseFields({ path: '/dueDate', code: reason, params });
  }
  const { dueDate, firmOrderCommitmentAt } = confirmed;
  const changes = { dueDate, firmOrderCommitmentAt: new Date(firmOrderCommitmentAt), decidedAt: at };
  return { to: 'confirmed', numbers: { from: 'held', to: 'confirmed' }, changes };
}

/** Number-level reasons stand on the numbers, all others on the order. */
function refusal(reason: ReasonCode, at: Date): Change {
  const isOfNumbers = reasons[reason].level === 'number';
  return {
    to: 'rejected',
    numbers: { from: 'held', to: 'rejected', ...(isOfNumbers ? { reasons: [reason] } : {}) },
    changes: {
      decidedAt: at,
      reasons: isOfNumbers ? [] : [reason],
      correctableUntil: correctableUntil(at),
    },
  };
}
