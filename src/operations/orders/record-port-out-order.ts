import type { OrganizationId } from '../../core/ids.ts';
import type { PortOutDecision } from '../../core/port-out-order.ts';
import { outcomeIfSilent } from '../../core/silence.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import type { AttemptCount } from '../../storage/pin-attempts.ts';
import { insertPortOutOrder, type PortOutOrder } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { noticeAttempt } from '../pin/notice-attempt.ts';
import { decidedFields } from './decided-fields.ts';
import { noticeDecision } from './notice-decision.ts';
import type { SubmittedOrder, Submitting } from './submit-port-out-order.ts';
import { tellNamedOrganizations } from './tell-named-organizations.ts';

/** Everything that follows from a decision, in the transaction it was made in. */
export async function recordPortOutOrder(
  submitting: Submitting,
  tx: OrganizationTx,
  decision: PortOutDecision,
  attempt: AttemptCount | null,
): Promise<SubmittedOrder> {
  const { actor, requester, receivedAt, policy, isHoliday, remember } = submitting;
  const order = orderOf(submitting, tx.organizationId, decision);
  const submitted = { order, numbers: decision.numbers };
  const about = { carrier: requester.name, orderId: order.id, at: receivedAt };
  const fact = {
    actor,
    action: 'port_out_order.submitted',
    subject: { kind: 'port_out_order', id: order.id },
    detail: auditDetail(submitting, decision),
  };
  const ifSilent = outcomeIfSilent(policy.silence, order, decision.numbers, isHoliday);
  await Promise.all([
    insertPortOutOrder(tx, order, decision.numbers, actor),
    noticeDecision(tx, about, { ...decision, ifSilent }),
    appendAudit(tx, fact, receivedAt),
  ]);
  if (attempt) await noticeAttempt(tx, { ...about, actor }, attempt);
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
    const { id: orderId } = submitted.order;
    await tellNamedOrganizations(operatorTx, named, { carrier: requester.name, actor, orderId, at });
    return submitted;
  });
}

function orderOf(
  submitting: Submitting,
  organizationId: OrganizationId,
  decision: PortOutDecision,
): PortOutOrder {
  const { request, requester, contentMac, receivedAt } = submitting;
  const { purchaseOrderNumber } = request;
  return {
    ...decidedFields(request, decision, receivedAt),
    organizationId,
    id: newId('portOutOrder', receivedAt),
    carrierId: requester.carrierId,
    purchaseOrderNumber,
    contentMac,
    createdAt: receivedAt,
    completedAt: null,
    claimedBy: null,
    claimedByName: null,
    claimedAt: null,
  };
}

/** What the record keeps of a decision: enough to prove it later, nothing secret. */
function auditDetail({ request, requester, tokenName }: Submitting, decision: PortOutDecision) {
  return {
    carrierId: requester.carrierId,
    tokenName,
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
