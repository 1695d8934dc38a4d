import { systemActor } from '../core/actor.ts';
import { correctableUntil } from '../core/correctable-until.ts';
import type { OrganizationId, PortOutOrderId } from '../core/ids.ts';
import { operatorCalendar } from '../core/operator-holidays.ts';
import { type ClockAct, dueClockAct } from '../core/order-clock.ts';
import { type SilenceOutcome, type SilencePolicy, silenceOutcome } from '../core/silence.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { findOwnHolidays } from '../storage/operator-holidays.ts';
import { findOperatorSettings } from '../storage/operator-settings.ts';
import {
  claimOrderForClock,
  markEscalated,
  markReminded,
  type OrderOnClock,
} from '../storage/port-out-order-clock.ts';
import { movePortOutOrder, type PortOutOrderMove } from '../storage/port-out-order-moves.ts';
import type { OperatorTx, OrganizationTx } from '../storage/tx.ts';
import type { Context } from './context.ts';
import { orderNews } from './order-news.ts';
import { tell } from './tell.ts';

/** What the steps of one act share. */
interface Acting {
  /** The owner's part of the transaction, and the porting desk's. */
  tx: OrganizationTx;
  desk: OrganizationTx;
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
    const outcome = silenceOutcome(policy, order, now, isHoliday);
    const act = dueClockAct(order, outcome.kind, now);
    if (act) await acts[act]({ tx, desk, order, policy, outcome, now });
    return act;
  });
}

const acts: Readonly<Record<ClockAct, (acting: Acting) => Promise<void>>> = {
  async remind({ tx, order, now }) {
    await markReminded(tx, order.id, now);
    await tell(tx, await orderNews(tx, 'order_reminder', order, 'held', now));
  },
  escalate,
  end_silence: endSilence,
  async expire({ tx, order, now: at }) {
    await moveByClock(tx, {
      order,
      to: 'expired',
      numbers: { from: 'rejected', to: 'expired' },
      changes: {},
      action: 'expired',
      at,
    });
    await tell(tx, await orderNews(tx, 'order_expired', order, 'expired', at));
    await record(tx, 'port_out_order.expired', order, { correctableUntil: order.correctableUntil }, at);
  },
};

/** The owner's second reminder; the porting desk hears of it too, and its record proves that it did. */
async function escalate({ tx, desk, order, policy, outcome, now: at }: Acting): Promise<void> {
  await markEscalated(tx, order.id, at);
  const news = await orderNews(tx, 'order_reminder', order, 'held', at);
  await tell(tx, news);
  if (desk.organizationId !== tx.organizationId) await tell(desk, news);
  const detail = { silence: policy, decision: outcome.kind, answerDueAt: order.answerDueAt };
  await record(tx, 'port_out_order.escalated', order, detail, at);
}

/** Nobody decided in time: what the operator's policy makes of it. */
async function endSilence({ tx, order, policy, outcome, now: at }: Acting): Promise<void> {
  const isConfirmed = outcome.kind === 'confirm';
  const kind = isConfirmed ? 'order_confirmed' : 'order_rejected';
  const to = isConfirmed ? 'confirmed' : 'rejected';
  const changes = { decidedAt: at, ...changesOf(outcome, at) };
  const numbers = { from: 'held', to } as const;
  const moved = await moveByClock(tx, { order, to, numbers, changes, action: 'decided', at });
  await tell(tx, await orderNews(tx, kind, order, to, at));
  const detail = {
    silence: policy,
    decision: outcome.kind,
    reason: isConfirmed ? null : outcome.reason,
    dueDate: moved.dueDate,
    heldBecause: order.heldBecause,
    answerDueAt: order.answerDueAt,
  };
  await record(tx, 'port_out_order.decided', order, detail, at);
}

function changesOf(outcome: SilenceOutcome, at: Date): PortOutOrderMove['changes'] {
  if (outcome.kind === 'refuse') return { reasons: [outcome.reason], correctableUntil: correctableUntil(at) };
  const { dueDate, firmOrderCommitmentAt } = outcome;
  return { dueDate, firmOrderCommitmentAt: new Date(firmOrderCommitmentAt) };
}

function moveByClock(tx: OrganizationTx, move: Omit<PortOutOrderMove, 'actor' | 'note'>) {
  return movePortOutOrder(tx, { ...move, actor: systemActor, note: null });
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
