import { type Actor, actorOf } from '../core/actor.ts';
import type { IsHoliday } from '../core/business-calendar.ts';
import type { OrganizationId } from '../core/ids.ts';
import { operatorCalendar } from '../core/operator-holidays.ts';
import { decidePortOut, restsOnPinVerdict } from '../core/port-out.ts';
import type {
  NumberVerdict,
  PortOutDecision,
  PortOutRequest,
  PortOutSnapshot,
} from '../core/port-out-order.ts';
import type { PinVerdict } from '../core/port-out-stages.ts';
import type { Principal } from '../core/principal.ts';
import type { Secret } from '../secrets/secret.ts';
import {
  findNumberOwners,
  findOperatorPolicy,
  findOrderByPon,
  type OrderOfPon,
} from '../storage/before-tenant.ts';
import { DatabaseUnavailable } from '../storage/database-unavailable.ts';
import type { PortOutOrder } from '../storage/port-out-orders.ts';
import { portOutSnapshot } from '../storage/port-out-snapshots.ts';
import { isUniqueViolation } from '../storage/sql-state.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import { type CheckedPin, checkPin, endPinAttempt } from './check-pin.ts';
import type { Context } from './context.ts';
import { recordPortOutOrder, recordUnownedOrder } from './record-port-out-order.ts';
import { answerRepeatedOrder } from './repeated-port-out-order.ts';
import { refuseMisshapenNumbers } from './requested-numbers.ts';
import { type Requester, requesterOf } from './requester.ts';

export interface SubmittedOrder {
  order: PortOutOrder;
  numbers: readonly NumberVerdict[];
}

export interface Submission extends PortOutRequest {
  pin: Secret | null;
  /** Operator only: on whose behalf. */
  carrierId?: string | undefined;
}

/** What the steps of one submission share. */
export interface Submitting {
  context: Context;
  requester: Requester;
  actor: Actor;
  /** What the token of the request is called; null: a person asked. */
  tokenName: string | null;
  request: PortOutRequest;
  pin: Secret | null;
  contentMac: string;
  receivedAt: Date;
  policy: PortOutSnapshot['policy'];
  isHoliday: IsHoliday;
  operatorId: OrganizationId;
  remember: (tx: OrganizationTx, answer: SubmittedOrder) => Promise<void>;
}

const triesMax = 4;

/**
 * Decides a carrier's request to take numbers away (product rules section 4) and records it. The decision is
 * a value: an order that is confirmed, rejected or held. The same PON and version with the same content
 * answers with the order that is there; other content refuses `duplicate_pon`.
 *
 * Our own fault throws before anything is recorded, so that nothing of ours ever confirms an order.
 */
export async function submitPortOutOrder(
  context: Context,
  principal: Principal,
  submission: Submission,
  remember: Submitting['remember'],
): Promise<SubmittedOrder> {
  const { pin, carrierId, ...request } = submission;
  const requester = await requesterOf(context, principal, carrierId);
  refuseMisshapenNumbers(request.numbers, context.numberingPlan);
  const content = { ...request, pin };
  const contentMac = context.contentMac.macOf(content);
  const receivedAt = context.clock.now();
  for (let tries = 1; ; tries += 1) {
    const [repeated, owners, { operatorId, ownHolidays, ...policy }] = await context.db.beforeTenant((tx) =>
      Promise.all([
        findOrderByPon(tx, requester.carrierId, request.purchaseOrderNumber),
        findNumberOwners(tx, request.numbers),
        findOperatorPolicy(tx),
      ]),
    );
    if (repeated) {
      const isSame = isSameRequest(context, repeated, request.version, content);
      return answerRepeatedOrder(context, repeated, isSame, remember);
    }
    const actor = actorOf(principal);
    const submitting = {
      context,
      requester,
      actor,
      tokenName: tokenNameOf(principal),
      request,
      pin,
      contentMac,
      receivedAt,
      policy,
      isHoliday: operatorCalendar(ownHolidays),
      operatorId,
      remember,
    };
    const submitted = await submitOnce(submitting, owners);
    if (submitted) return submitted;
    if (tries === triesMax)
      throw new DatabaseUnavailable('the facts of a request kept changing while it was decided');
  }
}

function tokenNameOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'user':
      return null;
    case 'token':
      return principal.name;
    case 'carrier':
      return principal.tokenName;
  }
}

function isSameRequest(context: Context, repeated: OrderOfPon, version: string, content: object): boolean {
  return repeated.version === version && context.contentMac.matches(repeated.contentMac, content);
}

/**
 * Null when the facts changed between looking and writing: another request was quicker, or the PIN was
 * changed.
 */
async function submitOnce(
  submitting: Submitting,
  owners: readonly OrganizationId[],
): Promise<SubmittedOrder | null> {
  try {
    const [owner] = owners;
    if (owner !== undefined && owners.length === 1) return await submitToOwner(submitting, owner);
    return await submitToOperator(submitting, owners);
  } catch (error) {
    if (isUniqueViolation(error, 'port_out_orders_pon')) return null;
    if (isUniqueViolation(error, 'port_out_order_numbers_open')) return null;
    throw error;
  }
}

function decide(submitting: Submitting, known: Omit<PortOutSnapshot, 'policy'>, pinVerdict: PinVerdict) {
  return decidePortOut({
    request: submitting.request,
    snapshot: { ...known, policy: submitting.policy },
    pinVerdict,
    receivedAt: submitting.receivedAt.toISOString(),
    plan: submitting.context.numberingPlan,
    isHoliday: submitting.isHoliday,
  });
}

/** The numbers we know all belong to one organization: the order is that organization's. */
async function submitToOwner(submitting: Submitting, owner: OrganizationId): Promise<SubmittedOrder | null> {
  const { context, request, pin } = submitting;
  const handle = context.db.forOrganization(owner);
  const asked = { numbers: request.numbers, accountNumber: request.accountNumber };
  const first = await handle.ask((tx) => portOutSnapshot(tx, { ...asked, isLocked: false }));
  const unchecked: PinVerdict = pin === null ? 'missing' : 'unchecked';
  const decision = decide(submitting, first.snapshot, unchecked);
  if (decision !== 'pin_verdict_needed' || pin === null) {
    if (decision !== 'pin_verdict_needed') await costDecoy(context, decision);
    return handle.transaction((tx) => decideAndRecord(submitting, tx, unchecked, null));
  }
  return checkPin(context, owner, pin, async (checked) => {
    const verdict = checked?.verdict ?? unchecked;
    const value = await handle.transaction((tx) => decideAndRecord(submitting, tx, verdict, checked));
    return { value, isSettled: value !== null };
  });
}

/** Every rejection where an unproven carrier could learn what is stored takes as long as a PIN check. */
async function costDecoy(context: Context, decision: PortOutDecision): Promise<void> {
  if (decision.stage === 'account') await context.pinHasher.decoy();
}

/**
 * Decides again on facts that cannot change any more, and writes all that follows, in one transaction. Null,
 * with nothing written, when those facts call for another PIN check.
 */
async function decideAndRecord(
  submitting: Submitting,
  tx: OrganizationTx,
  verdict: PinVerdict,
  checked: CheckedPin | null,
): Promise<SubmittedOrder | null> {
  const { numbers, accountNumber } = submitting.request;
  const { snapshot, pinGeneration } = await portOutSnapshot(tx, { numbers, accountNumber, isLocked: true });
  if (checked && checked.pin.generation !== pinGeneration) return null;
  const decision = decide(submitting, snapshot, verdict);
  if (decision === 'pin_verdict_needed') return null;
  const ended = checked
    ? await endPinAttempt(tx, checked, restsOnPinVerdict(decision), submitting.receivedAt)
    : 'uncounted';
  if (ended === 'no_place') return null;
  return recordPortOutOrder(submitting, tx, decision, ended === 'uncounted' ? null : ended);
}

/**
 * No number is known, or they belong to several: the order is the operator's, and nobody's PIN is looked at.
 */
async function submitToOperator(
  submitting: Submitting,
  named: readonly OrganizationId[],
): Promise<SubmittedOrder | null> {
  const nothingKnown = {
    ownerTimeZone: 'America/New_York',
    numbers: new Map(),
    account: null,
    pin: { isSet: false, isOnHold: false },
  };
  const decision = decide(submitting, nothingKnown, 'missing');
  if (decision === 'pin_verdict_needed') throw new Error('a PIN was asked for where no owner is known');
  await costDecoy(submitting.context, decision);
  return recordUnownedOrder(submitting, named, decision);
}
