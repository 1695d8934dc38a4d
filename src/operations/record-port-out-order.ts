import { correctableUntil } from '../core/correctable-until.ts';
import type { OrganizationId } from '../core/ids.ts';
import type { PortOutDecision } from '../core/port-out-order.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { newId } from '../storage/new-id.ts';
import type { AttemptCount } from '../storage/pin-attempts.ts';
import { insertPortOutOrder, type PortOutOrder } from '../storage/port-out-orders.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import type { SubmittedOrder, Submitting } from './submit-port-out-order.ts';
import { tell } from './tell.ts';

/** Everything that follows from a decision, in the transaction it was made in. */
export async function recordPortOutOrder(
  submitting: Submitting,
  tx: OrganizationTx,
  decision: PortOutDecision,
  attempt: AttemptCount | null,
): Promise<SubmittedOrder> {
  const { actor, receivedAt, remember } = submitting;
  const order = orderOf(submitting, tx.organizationId, decision);
  const submitted = { order, numbers: decision.numbers };
  const fact = {
    actor,
    action: 'port_out_order.submitted',
    subject: { kind: 'port_out_order', id: order.id },
    detail: auditDetail(submitting, decision),
  };
  await Promise.all([
    insertPortOutOrder(tx, order, decision.numbers, actor),
    noticeOrder(tx, submitting, order, decision),
    appendAudit(tx, fact, receivedAt),
  ]);
  if (attempt) await noticeAttempt(tx, submitting, order, attempt);
  await remember(tx, submitted);
  return submitted;
}

/**
 * An order on numbers nobody here has, or of several organizations: it lies with the operator. Each
 * organization named learns in its own record that an attempt was made on its numbers, and nothing of the
 * others.
 */
export async function recordUnownedOrder(
  submitting: Submitting,
  named: readonly OrganizationId[],
  decision: PortOutDecision,
): Promise<SubmittedOrder> {
  const { context, actor, receivedAt: at, operatorId, requester } = submitting;
  return context.db.forOperator().transaction(async (operatorTx) => {
    const submitted = await recordPortOutOrder(
      submitting,
      operatorTx.forOrganization(operatorId),
      decision,
      null,
    );
    const subject = { kind: 'port_out_order', id: submitted.order.id };
    // In order of id, so that two such requests never wait for each other's chains in a circle.
    for (const organizationId of [...named].sort()) {
      const tx = operatorTx.forOrganization(organizationId);
      const detail = { carrier: requester.name };
      const kind = 'attempt_on_numbers';
      await tell(tx, { kind, orderId: null, detail, at });
      await appendAudit(
        tx,
        { actor, action: 'port_out_order.attempted_on_numbers', subject, detail: {} },
        at,
      );
    }
    return submitted;
  });
}

function orderOf(
  submitting: Submitting,
  organizationId: OrganizationId,
  decision: PortOutDecision,
): PortOutOrder {
  const { request, requester, contentMac, receivedAt } = submitting;
  const { numbers: _asked, ...asked } = request;
  const { numbers: _verdicts, stage: _stage, answerDueAt, firmOrderCommitmentAt, ...decided } = decision;
  return {
    ...asked,
    ...decided,
    organizationId,
    id: newId('portOutOrder', receivedAt),
    carrierId: requester.carrierId,
    contentMac,
    answerDueAt: new Date(answerDueAt),
    firmOrderCommitmentAt: firmOrderCommitmentAt === null ? null : new Date(firmOrderCommitmentAt),
    createdAt: receivedAt,
    decidedAt: decision.status === 'held' ? null : receivedAt,
    completedAt: null,
    receivedAt,
    correctableUntil: decision.status === 'rejected' ? correctableUntil(receivedAt) : null,
    claimedBy: null,
    claimedByName: null,
    claimedAt: null,
    lastEventAt: receivedAt,
  };
}

/** What the record keeps of a decision: enough to prove it later, nothing secret. */
function auditDetail({ request, requester }: Submitting, decision: PortOutDecision) {
  return {
    carrierId: requester.carrierId,
    purchaseOrderNumber: request.purchaseOrderNumber,
    version: request.version,
    status: decision.status,
    stage: decision.stage,
    heldBecause: decision.heldBecause,
    reasons: decision.reasons,
    numbers: decision.numbers.map(({ number, status, reasons }) => ({ number, status, reasons })),
    dueDate: decision.dueDate,
  };
}

/** Tells of the numbers that leave or wait; those refused by themselves are in the order. */
async function noticeOrder(
  tx: OrganizationTx,
  { requester, receivedAt: at }: Submitting,
  order: PortOutOrder,
  { status, numbers }: PortOutDecision,
): Promise<void> {
  if (status === 'rejected') return;
  const kind = status === 'held' ? 'order_held' : 'order_confirmed';
  const concerned = numbers.filter((number) => number.status === status);
  const detail = {
    carrier: requester.name,
    numberCount: concerned.length,
    firstNumber: concerned[0]?.number,
  };
  await tell(tx, { kind, orderId: order.id, detail, at });
}

/** Wrong PINs in a row at which the organization is told (product rule 9.2); at the tenth decisions stop. */
const alertsAt: readonly number[] = [3, 5];

async function noticeAttempt(
  tx: OrganizationTx,
  { actor, requester, receivedAt }: Submitting,
  order: PortOutOrder,
  { failuresInRow, isStop }: AttemptCount,
): Promise<void> {
  if (!isStop && !alertsAt.includes(failuresInRow)) return;
  const kind = isStop ? 'pin_on_hold' : 'wrong_pin_alert';
  const detail = { failuresInRow, carrier: requester.name };
  await tell(tx, { kind, orderId: order.id, detail, at: receivedAt });
  const action = isStop ? 'pin.put_on_hold' : 'pin.wrong_tries_noticed';
  const subject = { kind: 'organization', id: tx.organizationId };
  await appendAudit(tx, { actor, action, subject, detail: { failuresInRow, orderId: order.id } }, receivedAt);
}
