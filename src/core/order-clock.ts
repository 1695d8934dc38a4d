import type { PortOutStatus } from './port-out-order.ts';
import type { SilenceOutcome } from './silence.ts';

/**
 * What the clock does to an order when nobody else does anything. `remind`: its owner is told that it waits,
 * at half time; `escalate`: the owner and the porting desk are told that the end is near; `end_silence`: the
 * operator's policy decides it; `expire`: nobody corrected a refused one in time.
 */
export type ClockAct = 'remind' | 'escalate' | 'end_silence' | 'expire';

/** As much of an order as tells what is due. */
export interface ClockedOrder {
  status: PortOutStatus;
  /** What the time to answer runs from: the request, or its last correction. */
  receivedAt: Date;
  answerDueAt: Date;
  correctableUntil: Date | null;
  remindedHalfAt: Date | null;
  remindedLastAt: Date | null;
  /** When the desk was told; null: it was not, because no process was running then. */
  escalatedAt: Date | null;
}

/** The second reminder and the escalation come this long before the deadline. */
export const escalationLeadMs = 60 * 60_000;

/**
 * Silence confirms nothing that the desk has not known of for so long. After an outage of ours the deadline
 * may have passed without anybody having been told: then a confirmation waits for people, not for us.
 */
export const escalationMinMs = 30 * 60_000;

/**
 * The one thing that is due for an order now, or null. When several are (no process was running for a while),
 * it is the last of them: a reminder of something that is over helps nobody.
 */
export function dueClockAct(
  order: ClockedOrder,
  outcome: SilenceOutcome['kind'],
  now: Date,
): ClockAct | null {
  switch (order.status) {
    case 'held':
      return dueWhileHeld(order, outcome, now);
    case 'rejected':
      return order.correctableUntil !== null && order.correctableUntil <= now ? 'expire' : null;
    default:
      return null;
  }
}

function dueWhileHeld(order: ClockedOrder, outcome: SilenceOutcome['kind'], now: Date): ClockAct | null {
  const { remindedHalfAt, remindedLastAt, escalatedAt } = order;
  const { halfTimeAt, escalationAt, endAt } = silenceTimes(order);
  if (now >= endAt) {
    if (outcome === 'refuse') return 'end_silence';
    if (escalatedAt === null) return 'escalate';
    return now.getTime() - escalatedAt.getTime() >= escalationMinMs ? 'end_silence' : null;
  }
  if (now >= escalationAt) return remindedLastAt === null ? 'escalate' : null;
  return now >= halfTimeAt && remindedHalfAt === null ? 'remind' : null;
}

/** When the clock of a held order speaks. With less than two hours to answer there is no half-time. */
export function silenceTimes({ receivedAt, answerDueAt }: Pick<ClockedOrder, 'receivedAt' | 'answerDueAt'>) {
  const halfMs = (answerDueAt.getTime() - receivedAt.getTime()) / 2;
  return {
    halfTimeAt: new Date(receivedAt.getTime() + halfMs),
    escalationAt: new Date(answerDueAt.getTime() - escalationLeadMs),
    endAt: answerDueAt,
  };
}
