import { correctableUntil } from '../../core/correctable-until.ts';
import type { PortOutDecision, PortOutRequest } from '../../core/port-out-order.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';

type Decided = Omit<
  PortOutOrder,
  | 'organizationId'
  | 'id'
  | 'carrierId'
  | 'purchaseOrderNumber'
  | 'contentMac'
  | 'createdAt'
  | 'completedAt'
  | 'claimedAt'
  | 'claimedBy'
  | 'claimedByName'
>;

/** All of an order that follows from what was asked and decided at that instant. */
export function decidedFields(request: PortOutRequest, decision: PortOutDecision, at: Date): Decided {
  const { numbers: _asked, purchaseOrderNumber: _pon, ...asked } = request;
  const { numbers: _verdicts, stage: _stage, answerDueAt, firmOrderCommitmentAt, ...decided } = decision;
  return {
    ...asked,
    ...decided,
    answerDueAt: new Date(answerDueAt),
    firmOrderCommitmentAt: firmOrderCommitmentAt === null ? null : new Date(firmOrderCommitmentAt),
    decidedAt: decision.status === 'held' ? null : at,
    receivedAt: at,
    correctableUntil: decision.status === 'rejected' ? correctableUntil(at) : null,
    lastEventAt: at,
  };
}
