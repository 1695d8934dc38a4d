import { systemActor } from '../../core/actor.ts';
import { correctableUntil } from '../../core/correctable-until.ts';
import type { OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import { operatorCalendar } from '../../core/operator-holidays.ts';
import { type ClockAct, dueClockAct } from '../../core/order-clock.ts';
import {
  locksOnWaiting,
  type SilenceOutcome,
  type SilencePolicy,
  silenceOutcome,
} from '../../core/silence.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findOwnHolidays } from '../../storage/operator-holidays.ts';
import { findOperatorSettings } from '../../storage/operator-settings.ts';
import { holdLocks } from '../../storage/port-out-locks.ts';
import {
  claimOrderForClock,
  markEscalated,
  markReminded,
  type OrderOnClock,
} from '../../storage/port-out-order-clock.ts';
import type { OrderChanges } from '../../storage/port-out-order-moves.ts';
import { orderNumbers } from '../../storage/port-out-orders.ts';
import type { OperatorTx, OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { tellDesk } from '../desk/tell-desk.ts';
import { type News, tell } from '../news/tell.ts';
import { movePortOutOrder } from './move-port-out-order.ts';
import { orderNews } from './order-news.ts';

/** What the steps of one act share. */
interface Acting {
  operatorTx: OperatorTx;
  /** The owner's part of the transaction. */
  tx: OrganizationTx;
  order: OrderOnClock;
  policy: SilencePolicy;
  outcome: SilenceOutcome;
  now: Date;
}

/**
 * Does the one thing that the clock has for an order now, if there is any, and says which. All of it is one
 * transaction that holds the order: of two workers one finds it held and leaves it, and one that is killed
 * leaves nothing half done.
 */
export async function actByClock(
  context: Context,
  operatorId: OrganizationId,
  place: { organizationId: OrganizationId; id: PortOutOrderId },
): Promise<ClockAct | null> {
  const now = context.clock.now();
  return context.db.forOperator().transaction(async (operatorTx: OperatorTx) => {
    const tx = operatorTx.forOrganization(place.organizationId);
    const order = await claimOrderForClock(tx, place.id);
    if (!order) return null;
    const desk = operatorTx.forOrganization(operatorId);
    const { silence: policy } = await findOperatorSettings(desk);
    const isHoliday = operatorCalendar(await findOwnHolidays(desk));
    // No lock is set between what is seen of them here and what is done.
    await holdLocks(tx);
    const locks = locksOnWaiting(await orderNumbers(tx, place.id));
    const outcome = silenceOutcome(policy, { ...order, locks }, now, isHoliday);
    const act = dueClockAct(order, outcome.kind, now);
    if (act) await acts[act]({ operatorTx, tx, order, policy, outcome, now });
    return act;
  });
}

const acts: Readonly<Record<ClockAct, (acting: Acting) => Promise<void>>> = {
  async remind(acting) {
    const { tx, order, now } = acting;
    await markReminded(tx, order.id, now);
    await tell(tx, await reminder(acting));
  },
  escalate,
  end_silence: endSilence,
  async expire({ tx, order, now: at }) {
    const asked = { actor: systemActor, at, move: 'expire', note: null } as const;
    const detailOf = () => ({ correctableUntil: order.correctableUntil });
    await movePortOutOrder(tx, order, asked, () => ({ to: 'expired', detailOf }));
  },
};

function reminder({ tx, order, outcome, now }: Acting): Promise<News> {
  return orderNews(tx, 'order_reminder', order, 'held', now, { ifSilent: outcome.kind });
}

/** The owner's second reminder; the porting desk hears of it too, and its record proves that it did. */
async function escalate(acting: Acting): Promise<void> {
  const { operatorTx, tx, order, policy, outcome, now: at } = acting;
  await markEscalated(tx, order.id, at);
  const news = await reminder(acting);
  await tell(tx, news);
  await tellDesk(operatorTx, { organizationId: tx.organizationId, id: order.id }, news);
  const detail = { silence: policy, decision: outcome.kind, answerDueAt: order.answerDueAt };
  await record(tx, 'port_out_order.escalated', order, detail, at);
}

/** Nobody decided in time: what the operator's policy makes of it. */
async function endSilence({ tx, order, policy, outcome, now: at }: Acting): Promise<void> {
  const isConfirmed = outcome.kind === 'confirm';
  const asked = { actor: systemActor, at, move: outcome.kind, note: null };
  await movePortOutOrder(tx, order, asked, () => ({
    to: isConfirmed ? 'confirmed' : 'rejected',
    changes: { decidedAt: at, ...changesOf(outcome, at) },
    detailOf: (moved) => ({
      silence: policy,
      decision: outcome.kind,
      reason: isConfirmed ? null : outcome.reason,
      dueDate: moved.order.dueDate,
      heldBecause: order.heldBecause,
      answerDueAt: order.answerDueAt,
    }),
  }));
}

function changesOf(outcome: SilenceOutcome, at: Date): OrderChanges {
  if (outcome.kind === 'refuse') return { reasons: [outcome.reason], correctableUntil: correctableUntil(at) };
  const { dueDate, firmOrderCommitmentAt } = outcome;
  return { dueDate, firmOrderCommitmentAt: new Date(firmOrderCommitmentAt) };
}

function record(
  tx: OrganizationTx,
  action: string,
  { id }: OrderOnClock,
  detail: Record<string, unknown>,
  at: Date,
): Promise<void> {
  const subject = { kind: 'port_out_order', id };
  return appendAudit(tx, { actor: systemActor, action, subject, detail }, at);
}
