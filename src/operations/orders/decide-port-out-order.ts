import { actorOf } from '../../core/actor.ts';
import type { IsHoliday } from '../../core/business-calendar.ts';
import { correctableUntil } from '../../core/correctable-until.ts';
import { manualConfirmation } from '../../core/manual-confirmation.ts';
import type { Principal } from '../../core/principal.ts';
import { type ReasonCode, reasons } from '../../core/reasons.ts';
import { refuseFields } from '../../core/refusal.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { orderNumbers, type PortOutOrder } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { calendarInForce } from './calendar-in-force.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { type MovedBy, movePortOutOrder, type PlannedMove } from './move-port-out-order.ts';

/** Who makes a move that may commit to a date, when, and by which calendar dates are counted. */
export interface MovedOnDate extends MovedBy {
  isHoliday: IsHoliday;
}

export interface ManualDecision {
  decision: 'confirm' | 'refuse';
  /** For a refusal. Without one the refusal says that the end user has not authorized it. */
  reason?: string | undefined;
  /** For a confirmation: the date agreed upon, `YYYY-MM-DD`. Without it the desired one counts. */
  dueDate?: string | undefined;
  note?: string | undefined;
}

/** A refusal is never without a reason: this one is what "the owner says no" means in the field's words. */
const reasonOfOwner: ReasonCode = 'agency_authorization_missing';

/** The decision of somebody who asks by the API or the pages: see `decideOrder`. */
export async function decidePortOutOrder(
  context: Context,
  principal: Principal,
  { orderId, ...decision }: ManualDecision & { orderId: string },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.decide');
  const isHoliday = await calendarInForce(context);
  const by = { actor: actorOf(principal), at: context.clock.now(), isHoliday };
  return context.db
    .forOrganization(place.organizationId)
    .transaction((tx) => decideOrder(tx, place, by, decision));
}

/**
 * A person's decision on a held order; the same one again answers the order as it is. Refuses
 * `move_not_allowed` when the order is not held any more, naming the moves that are possible, at `/reason`
 * what is no reason of the catalogue or goes with a confirmation, and at `/dueDate` a date that cannot be
 * committed to or goes with a refusal.
 */
export async function decideOrder(
  tx: OrganizationTx,
  place: OrderPlace,
  by: MovedOnDate,
  input: ManualDecision,
): Promise<OrderWithNumbers> {
  const { decision, dueDate: agreed = null } = input;
  const reason = decision === 'refuse' ? knownReason(input.reason ?? reasonOfOwner) : null;
  if (decision === 'refuse' && agreed !== null) {
    throw refuseFields({ path: '/dueDate', code: 'only_to_confirm' });
  }
  // Whoever gives a reason to refuse and says "confirm" has made a mistake, and it must not let numbers go.
  if (decision === 'confirm' && input.reason !== undefined) {
    throw refuseFields({ path: '/reason', code: 'only_to_refuse' });
  }
  const isDone = (order: PortOutOrder) =>
    reason === null ? isSoConfirmed(order, agreed) : isSoRefused(order, reason, tx);
  const { actor, at } = by;
  const asked = { actor, at, move: decision, note: input.note?.trim() || null, isDone };
  return movePortOutOrder(tx, place, asked, (order) => ({
    ...(reason === null ? confirmation(order, agreed, by) : refusal(reason, at)),
    detailOf: (moved) => ({ decision, reason, dueDate: moved.order.dueDate }),
  }));
}

/** The same confirmation again: no other date was agreed upon. */
function isSoConfirmed({ status, dueDate }: PortOutOrder, agreed: string | null): boolean {
  return status === 'confirmed' && (agreed === null || agreed === dueDate);
}

/** The same refusal again: for that reason, on the order or on its numbers. */
async function isSoRefused(order: PortOutOrder, reason: ReasonCode, tx: OrganizationTx): Promise<boolean> {
  if (order.status !== 'rejected') return false;
  if (reasons[reason].level === 'order') return order.reasons.includes(reason);
  return (await orderNumbers(tx, order.id)).some((number) => number.reasons.includes(reason));
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

/**
 * A confirmation by a person: the date agreed upon or the desired one, as far as it is lawful. Refuses a date
 * that cannot be committed to, at `/dueDate`.
 */
export function confirmation(
  order: PortOutOrder,
  agreedDueDate: string | null,
  { at, isHoliday }: Pick<MovedOnDate, 'at' | 'isHoliday'>,
): PlannedMove {
  const confirmed = manualConfirmation({
    portClass: order.portClass,
    desiredDueDate: order.desiredDueDate,
    agreedDueDate,
    receivedAt: order.receivedAt.toISOString(),
    decidedAt: at.toISOString(),
    timeZone: order.timeZone,
    isHoliday,
  });
  if (confirmed.kind === 'not_lawful') {
    const { reason, earliestOn, aheadMaxDays } = confirmed;
    const params = { earliest: earliestOn, maximum: aheadMaxDays };
    throw refuseFields({ path: '/dueDate', code: reason, params });
  }
  const { dueDate, firmOrderCommitmentAt } = confirmed;
  const changes = { dueDate, firmOrderCommitmentAt: new Date(firmOrderCommitmentAt), decidedAt: at };
  return { to: 'confirmed', changes };
}

/** A refusal for that reason. Number-level reasons stand on the numbers, all others on the order. */
export function refusal(reason: ReasonCode, at: Date): PlannedMove {
  const isOfNumbers = reasons[reason].level === 'number';
  return {
    to: 'rejected',
    reasonsOfNumbers: isOfNumbers ? [reason] : [],
    changes: {
      decidedAt: at,
      reasons: isOfNumbers ? [] : [reason],
      correctableUntil: correctableUntil(at),
    },
  };
}
