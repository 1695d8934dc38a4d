import type { IsHoliday } from './business-calendar.ts';
import type { DueDateReason } from './desired-due-date.ts';
import { manualConfirmation } from './manual-confirmation.ts';
import type { PortClass } from './port-clock.ts';
import { isHeldBack, type LockTerms } from './port-out-lock.ts';
import type { HeldBecause, NumberVerdict, PortOutStatus } from './port-out-order.ts';

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
  /** What stands on the numbers that wait. */
  locks: readonly LockTerms[];
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
 * proven and what no lock holds back then, for a date that may be committed to; everything else is refused.
 */
export function silenceOutcome(
  policy: SilencePolicy,
  order: SilentOrder,
  at: Date,
  isHoliday: IsHoliday,
): SilenceOutcome {
  const mayConfirm =
    order.heldBecause !== null && isProven[order.heldBecause] && !isHeldBack(order.locks, at);
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
  order: Omit<SilentOrder, 'locks'> & { status: PortOutStatus; answerDueAt: Date },
  numbers: readonly WaitingNumber[],
  isHoliday: IsHoliday,
): SilenceOutcome['kind'] | null {
  if (order.status !== 'held') return null;
  const silent = { ...order, locks: locksOnWaiting(numbers) };
  return silenceOutcome(policy, silent, order.answerDueAt, isHoliday).kind;
}

type WaitingNumber = Pick<NumberVerdict, 'status' | 'locks'>;

/** What stands on those numbers of a held order that wait with it. */
export function locksOnWaiting(numbers: readonly WaitingNumber[]): LockTerms[] {
  return numbers.filter(({ status }) => status === 'held').flatMap(({ locks }) => locks);
}
