import type { IsHoliday } from './business-calendar.ts';
import type { DueDateReason } from './desired-due-date.ts';
import { manualConfirmation } from './manual-confirmation.ts';
import type { PortClass } from './port-clock.ts';
import type { HeldBecause, PortOutStatus } from './port-out-order.ts';

/** What becomes of a held order that nobody decides until its deadline: the operator's policy. */
export const silencePolicies = ['escalate_then_reject', 'escalate_then_confirm'] as const;
export type SilencePolicy = (typeof silencePolicies)[number];

/** What silence leads to for one order. */
export type SilenceOutcome =
  | { kind: 'confirm'; dueDate: string; firmOrderCommitmentAt: string }
  | { kind: 'refuse'; reason: SilenceReason };

/** Both are reasons of the whole order. */
type SilenceReason = typeof reasonOfSilence | DueDateReason;

/** As much of a held order as that depends on. */
export interface SilentOrder {
  heldBecause: HeldBecause | null;
  portClass: PortClass;
  desiredDueDate: string | null;
  receivedAt: Date;
  timeZone: string;
}

/**
 * True where everything that proves a request was found right before it was held. An order held while PIN
 * checks are on hold was never compared with the PIN: silence would hand numbers to whoever made ten wrong
 * guesses, so it is never confirmed by itself (docs/decisions/0017).
 */
const isProven: Readonly<Record<HeldBecause, boolean>> = {
  pin_on_hold: false,
  number_locked: true,
  project: true,
};

/** What "nobody says yes" means in the field's words, as when a person refuses without a reason. */
const reasonOfSilence = 'agency_authorization_missing';

/**
 * What the policy does with a held order at that moment. `escalate_then_confirm` confirms only what was
 * proven, for a date that may be committed to; everything else is refused.
 */
export function silenceOutcome(
  policy: SilencePolicy,
  order: SilentOrder,
  at: Date,
  isHoliday: IsHoliday,
): SilenceOutcome {
  const mayConfirm = order.heldBecause !== null && isProven[order.heldBecause];
  if (policy === 'escalate_then_reject' || !mayConfirm) return { kind: 'refuse', reason: reasonOfSilence };
  const confirmation = manualConfirmation({
    portClass: order.portClass,
    desiredDueDate: order.desiredDueDate,
    agreedDueDate: null,
    receivedAt: order.receivedAt.toISOString(),
    decidedAt: at.toISOString(),
    timeZone: order.timeZone,
    isHoliday,
  });
  if (confirmation.kind === 'not_lawful') return { kind: 'refuse', reason: confirmation.reason };
  const { dueDate, firmOrderCommitmentAt } = confirmation;
  return { kind: 'confirm', dueDate, firmOrderCommitmentAt };
}

/** What becomes of an order, should nobody decide it until its deadline; null when it is not held. */
export function outcomeIfSilent(
  policy: SilencePolicy,
  order: SilentOrder & { status: PortOutStatus; answerDueAt: Date },
  isHoliday: IsHoliday,
): SilenceOutcome['kind'] | null {
  return order.status === 'held' ? silenceOutcome(policy, order, order.answerDueAt, isHoliday).kind : null;
}
