import { actorOf } from '../../core/actor.ts';
import type { IsHoliday } from '../../core/business-calendar.ts';
import { manualConfirmation } from '../../core/manual-confirmation.ts';
import type { Principal } from '../../core/principal.ts';
import { refuseFields } from '../../core/refusal.ts';
import type { Correction, SupplementChanges } from '../../core/supplement.ts';
import type { Secret } from '../../secrets/secret.ts';
import { endDispute } from '../../storage/port-out-order-disputes.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';
import { type Amending, openOrder, recordAmendment } from './amending.ts';
import { calendarInForce } from './calendar-in-force.ts';
import { correctPortOutOrder } from './correct-port-out-order.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';

export type Supplement = { version: string } & (
  | { kind: 'cancel' }
  | { kind: 'due_date'; desiredDueDate: string }
  | { kind: 'correction'; correction: Correction; pin: Secret | null }
);

/** A supplement that comes by the API, from the gaining carrier or from the operator: see `amendOrder`. */
export async function amendPortOutOrder(
  context: Context,
  principal: Principal,
  { orderId, ...supplement }: Supplement & { orderId: string },
  remember: Amending['remember'],
): Promise<OrderWithNumbers> {
  const action = supplement.kind === 'cancel' ? 'port_out_order.cancel' : 'port_out_order.supplement';
  const place = await findVisibleOrder(context, principal, orderId, action);
  const by = { context, actor: actorOf(principal), place, at: context.clock.now(), remember };
  return amendOrder(by, supplement);
}

/** Who amends which order, and when. Whether they may is asked before. */
type AmendedBy = Pick<Amending, 'context' | 'actor' | 'place' | 'at' | 'remember'>;

/**
 * A supplement of the gaining carrier to its order, or of the operator on its behalf. The version must be
 * higher than the order's, which becomes the supplement's; the same supplement again is answered with the
 * order as it stands. Refuses `version_not_higher` and `move_not_allowed`.
 */
export async function amendOrder(by: AmendedBy, supplement: Supplement): Promise<OrderWithNumbers> {
  const { kind, version } = supplement;
  const amending = { ...by, carrier: by.place.carrierName, kind, version, content: supplement };
  switch (supplement.kind) {
    case 'cancel':
      return cancel(amending);
    case 'due_date':
      return reschedule(amending, supplement.desiredDueDate);
    case 'correction':
      return correctPortOutOrder(amending, supplement.correction, supplement.pin);
  }
}

const nothingChanged: SupplementChanges = {
  changes: [],
  numbersAdded: [],
  numbersWithdrawn: [],
  hasPin: false,
};

/**
 * SUP 1: the carrier wants the numbers no more: they are free for others. Numbers that have gone cannot be
 * given up so: a dispute about them ends by a snapback or not at all.
 */
async function cancel(amending: Amending): Promise<OrderWithNumbers> {
  const { context, place, version, at } = amending;
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const found = await openOrder(amending, tx, 'cancel');
    if (found.isRepeated) return found;
    const { status } = found.order;
    if (status === 'disputed') {
      const by = amending.actor.name;
      await endDispute(tx, found.order.id, {
        outcome: 'cancelled',
        at,
        by,
        note: 'cancelled by the carrier',
      });
    }
    return recordAmendment(amending, tx, found, {
      order: { ...found.order, version, status: 'cancelled', correctableUntil: null, lastEventAt: at },
      numbers: found.numbers.map((verdict) =>
        verdict.status === status ? { ...verdict, status: 'cancelled' } : verdict,
      ),
      action: 'cancelled',
      changes: nothingChanged,
      isClockAnew: false,
    });
  });
}

/** SUP 2: another date and nothing else. A confirmed order commits to it; a held one desires it. */
async function reschedule(amending: Amending, desiredDueDate: string): Promise<OrderWithNumbers> {
  const { context, place, version, at } = amending;
  const isHoliday = await calendarInForce(context);
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const found = await openOrder(amending, tx, 'reschedule');
    if (found.isRepeated) return found;
    const { order } = found;
    const firmOrderCommitmentAt = requireLawfulDate(order, desiredDueDate, at, isHoliday);
    const agreed = order.status === 'confirmed' ? { dueDate: desiredDueDate, firmOrderCommitmentAt } : {};
    return recordAmendment(amending, tx, found, {
      order: { ...order, ...agreed, version, desiredDueDate, lastEventAt: at },
      numbers: null,
      action: 'rescheduled',
      changes: {
        ...nothingChanged,
        changes: [
          { field: 'desiredDueDate', from: order.dueDate ?? order.desiredDueDate, to: desiredDueDate },
        ],
      },
      isClockAnew: false,
    });
  });
}

/**
 * The instant the date would commit to. A carrier's new date is held against the clock like one that a person
 * agrees upon: the interval runs from the receipt, how far ahead it lies is counted from now.
 */
function requireLawfulDate(
  order: PortOutOrder,
  desiredDueDate: string,
  at: Date,
  isHoliday: IsHoliday,
): Date {
  const confirmation = manualConfirmation({
    portClass: order.portClass,
    desiredDueDate: null,
    agreedDueDate: desiredDueDate,
    receivedAt: order.receivedAt.toISOString(),
    decidedAt: at.toISOString(),
    timeZone: order.timeZone,
    isHoliday,
  });
  if (confirmation.kind === 'committed') return new Date(confirmation.firmOrderCommitmentAt);
  const { reason, earliestOn, aheadMaxDays } = confirmation;
  const params = { earliest: earliestOn, maximum: aheadMaxDays };
  throw refuseFields({ path: '/desiredDueDate', code: reason, params });
}
