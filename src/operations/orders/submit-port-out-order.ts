import { type Actor, actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { operatorCalendar } from '../../core/operator-holidays.ts';
import type { NumberVerdict, PortOutRequest } from '../../core/port-out-order.ts';
import type { Principal } from '../../core/principal.ts';
import type { Secret } from '../../secrets/secret.ts';
import {
  findNumberOwners,
  findOperatorPolicy,
  findOrderByPon,
} from '../../storage/before-tenant/requests.ts';
import { DatabaseUnavailable } from '../../storage/database-unavailable.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { decideWithOwner, decideWithoutOwner, type RequestInHand } from './decide-request.ts';
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
export interface Submitting extends RequestInHand {
  requester: Requester;
  actor: Actor;
  /** What the token of the request is called; null: a person asked. */
  tokenName: string | null;
  contentMac: string;
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
      const isSame = context.contentMac.matches(repeated.contentMac, content);
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
      correcting: null,
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

/** The numbers we know all belong to one organization: the order is that organization's. */
async function submitToOwner(submitting: Submitting, owner: OrganizationId): Promise<SubmittedOrder | null> {
  return decideWithOwner(submitting, owner, {
    record: (tx, decision, attempt) => recordPortOutOrder(submitting, tx, decision, attempt),
  });
}

/**
 * No number is known, or they belong to several: the order is the operator's, and nobody's PIN is looked at.
 */
async function submitToOperator(
  submitting: Submitting,
  named: readonly OrganizationId[],
): Promise<SubmittedOrder | null> {
  return recordUnownedOrder(submitting, named, await decideWithoutOwner(submitting));
}
