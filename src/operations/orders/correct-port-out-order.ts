import type { OrganizationId } from '../../core/ids.ts';
import { operatorCalendar } from '../../core/operator-holidays.ts';
import type { PortOutDecision, PortOutRequest } from '../../core/port-out-order.ts';
import { outcomeIfSilent } from '../../core/silence.ts';
import {
  askedNumbers,
  type Correction,
  correctedNumbers,
  correctedRequest,
  isTooLateToCorrect,
  supplementChanges,
} from '../../core/supplement.ts';
import type { Secret } from '../../secrets/secret.ts';
import { findNumberOwners, findOperatorPolicy } from '../../storage/before-tenant/requests.ts';
import { DatabaseUnavailable } from '../../storage/database-unavailable.ts';
import type { AttemptCount } from '../../storage/pin-attempts.ts';
import { findPortOutOrder, type PortOutOrder } from '../../storage/port-out-orders.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { noticeAttempt } from '../pin/notice-attempt.ts';
import { type Amending, type FoundOrder, openOrder, recordAmendment } from './amending.ts';
import { decideWithOwner, decideWithoutOwner, type Recording, type RequestInHand } from './decide-request.ts';
import { decidedFields } from './decided-fields.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { moveNotAllowed } from './move-port-out-order.ts';
import { noticeDecision } from './notice-decision.ts';
import { refuseMisshapenNumbers } from './requested-numbers.ts';
import { tellNamedOrganizations } from './tell-named-organizations.ts';

const triesMax = 4;

/** What the steps of one correction share. */
interface Correcting {
  amending: Amending;
  /** The order as it was when the correction came. */
  found: FoundOrder;
  asking: RequestInHand;
}

/**
 * SUP 3: the request reads otherwise, and is decided anew as if it had been asked so, its clock beginning
 * anew. The PIN was never kept: where one is set and none comes with the correction, the verdict is
 * `pin_missing`.
 *
 * An order never moves to another organization: when the numbers asked for now are not of the one it lies
 * with, it is decided as one whose numbers nobody is known to have (decision 16).
 */
export async function correctPortOutOrder(
  amending: Amending,
  correction: Correction,
  pin: Secret | null,
): Promise<OrderWithNumbers> {
  const { context, place, at: receivedAt, version } = amending;
  if (correction.numbers) refuseMisshapenNumbers(correction.numbers, context.numberingPlan);
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const found = await context.db
      .forOrganization(place.organizationId)
      .transaction((tx) => openToCorrect(amending, tx));
    if (found.isRepeated) return found;
    const request = correctedRequest(requestOf(found), version, correction);
    const [owners, { operatorId, ownHolidays, ...policy }] = await context.db.beforeTenant((tx) =>
      Promise.all([findNumberOwners(tx, request.numbers), findOperatorPolicy(tx)]),
    );
    const isHoliday = operatorCalendar(ownHolidays);
    const asking = { context, request, pin, receivedAt, policy, isHoliday, correcting: place.id };
    const others = owners.filter((owner) => owner !== place.organizationId);
    const isElsewhere = place.organizationId === operatorId || others.length > 0;
    const corrected = await correctOnce({ amending, found, asking }, isElsewhere ? others : null);
    if (corrected) return corrected;
  }
  throw new DatabaseUnavailable('the facts of a correction kept changing while it was decided');
}

async function openToCorrect(amending: Amending, tx: OrganizationTx): Promise<FoundOrder> {
  const found = await openOrder(amending, tx, 'correct');
  const { order, isRepeated } = found;
  if (!isRepeated && isTooLateToCorrect(order, amending.at)) {
    throw moveNotAllowed(order, 'correct', { correctableUntil: order.correctableUntil?.toISOString() });
  }
  return found;
}

function requestOf({ order, numbers }: OrderWithNumbers): PortOutRequest {
  return {
    purchaseOrderNumber: order.purchaseOrderNumber,
    version: order.version,
    numbers: askedNumbers(numbers),
    accountNumber: order.accountNumber,
    postalCode: order.postalCode,
    desiredDueDate: order.desiredDueDate,
    onPartial: order.onPartial,
    agencyAuthorization: order.agencyAuthorization,
    customerCarrierName: order.customerCarrierName,
    networkProviderSpid: order.networkProviderSpid,
    portabilityDirection: order.portabilityDirection,
    initiatorNumber: order.initiatorNumber,
  };
}

/** Null when facts changed between looking and writing. `named`: null where its owner's books are asked. */
async function correctOnce(
  correcting: Correcting,
  named: readonly OrganizationId[] | null,
): Promise<OrderWithNumbers | null> {
  const { amending, found, asking } = correcting;
  const recording: Recording<OrderWithNumbers> = {
    holdStill: (tx) => isAsItWas(tx, found.order),
    record: (tx, decision, attempt) => recordCorrection(correcting, tx, decision, attempt),
  };
  try {
    if (named === null) return await decideWithOwner(asking, amending.place.organizationId, recording);
    return await correctWithoutOwner(correcting, named, recording);
  } catch (error) {
    if (isUniqueViolation(error, 'port_out_order_numbers_open')) return null;
    throw error;
  }
}

/** A move would have left another status, a supplement another version. */
async function isAsItWas(tx: OrganizationTx, before: PortOutOrder): Promise<boolean> {
  const order = await findPortOutOrder(tx, before.id, true);
  return order?.version === before.version && order.status === before.status;
}

async function correctWithoutOwner(
  { amending, asking }: Correcting,
  named: readonly OrganizationId[],
  { holdStill, record }: Recording<OrderWithNumbers>,
): Promise<OrderWithNumbers | null> {
  const { context, place, actor, carrier, at } = amending;
  const decision = await decideWithoutOwner(asking);
  return context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(place.organizationId);
    if (!(await holdStill?.(tx))) return null;
    const attempt = { carrier, actor, orderId: place.id, at };
    // All records in order of id, the order's own among them: nobody waits for another's in a circle.
    const [before, after] = [true, false].map((isBefore) =>
      named.filter((id) => id < place.organizationId === isBefore),
    );
    await tellNamedOrganizations(operatorTx, before ?? [], attempt);
    const corrected = await record(tx, decision, null);
    await tellNamedOrganizations(operatorTx, after ?? [], attempt);
    return corrected;
  });
}

async function recordCorrection(
  { amending, found, asking }: Correcting,
  tx: OrganizationTx,
  decision: PortOutDecision,
  attempt: AttemptCount | null,
): Promise<OrderWithNumbers> {
  const { actor, carrier, at } = amending;
  const { request, pin, policy, isHoliday } = asking;
  const order = { ...found.order, ...decidedFields(request, decision, at) };
  const about = { carrier, orderId: found.order.id, at };
  const corrected = await recordAmendment(amending, tx, found, {
    order,
    numbers: correctedNumbers(found.numbers, decision.numbers),
    action: 'corrected',
    changes: supplementChanges(requestOf(found), request, pin !== null),
    isClockAnew: true,
  });
  // That numbers wait or leave now is told as of any other order, unless they waited before.
  if (decision.status !== found.order.status) {
    const ifSilent = outcomeIfSilent(policy.silence, order, decision.numbers, isHoliday);
    await noticeDecision(tx, about, { ...decision, ifSilent });
  }
  if (attempt) await noticeAttempt(tx, { ...about, actor }, attempt);
  return corrected;
}
