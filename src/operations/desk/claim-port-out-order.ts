import { operatorMembership } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { isId } from '../../core/ids.ts';
import { isPermitted } from '../../core/permissions.ts';
import { openStatuses } from '../../core/port-out-states.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { type Claimant, setClaim } from '../../storage/port-out-order-claims.ts';
import { findPortOutOrder, type PortOutOrder } from '../../storage/port-out-orders.ts';
import { findActiveMember } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from '../orders/find-visible-order.ts';
import { moveNotAllowed } from '../orders/move-port-out-order.ts';

interface Claim {
  orderId: string;
  /** Somebody else of the operator's people, who is to work on it. */
  userId?: string | undefined;
  /** Also when somebody else has it. */
  takeOver: boolean;
}

/**
 * Somebody of the porting desk works on an open order from now on: who asks, or the person they name. Claimed
 * again by whom has it, nothing changes. Refuses `already_claimed` with who has it, unless it is taken over;
 * at `/userId` whoever does not work at the desk; `move_not_allowed` when the order is closed.
 */
export async function claimPortOutOrder(
  context: Context,
  principal: Principal,
  input: Claim,
): Promise<PortOutOrder> {
  const place = await findVisibleOrder(context, principal, input.orderId, 'port_out_order.work');
  const claimant = await claimantOf(context, principal, input.userId);
  const actor = actorOf(principal);
  const at = context.clock.now();
  return context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const order = await findPortOutOrder(tx, place.id, true);
    if (!order) throw new Refusal('not_found');
    if (!openStatuses.includes(order.status)) throw moveNotAllowed(order);
    if (order.claimedBy === claimant.id) return order;
    const isTaken = order.claimedBy !== null && order.claimedBy !== principal.id;
    if (isTaken && !input.takeOver) throw alreadyClaimed(order);
    const note = claimant.id === principal.id ? null : claimant.name;
    const claimed = await setClaim(tx, { order, claimant, actor, note, at });
    const subject = { kind: 'port_out_order', id: order.id };
    const detail = { claimantId: claimant.id, name: claimant.name, before: order.claimedByName };
    await appendAudit(tx, { actor, action: 'port_out_order.claimed', subject, detail }, at);
    return claimed;
  });
}

/**
 * Nobody works on the order any more. Released twice, nothing changes. Refuses `already_claimed` when it is
 * somebody else's: whoever wants it takes it over first.
 */
export async function releasePortOutOrder(
  context: Context,
  principal: Principal,
  orderId: string,
): Promise<void> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.work');
  const actor = actorOf(principal);
  const at = context.clock.now();
  await context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    const order = await findPortOutOrder(tx, place.id, true);
    if (!order) throw new Refusal('not_found');
    if (order.claimedBy === null) return;
    if (order.claimedBy !== principal.id) throw alreadyClaimed(order);
    await setClaim(tx, { order, claimant: null, actor, note: null, at });
    const subject = { kind: 'port_out_order', id: order.id };
    await appendAudit(tx, { actor, action: 'port_out_order.released', subject, detail: {} }, at);
  });
}

/** Who is to have it: who asks, or the named person when they may work at the desk. */
async function claimantOf(
  context: Context,
  principal: Principal,
  userId: string | undefined,
): Promise<Claimant> {
  if (principal.kind === 'carrier') throw new Refusal('not_permitted');
  if (userId === undefined || userId === principal.id) return { id: principal.id, name: principal.name };
  const desk = operatorMembership(principal);
  if (!desk) throw new Refusal('not_permitted');
  const member = isId('user', userId)
    ? await context.db.forOrganization(desk.organizationId).read((tx) => findActiveMember(tx, userId))
    : null;
  if (!member || !isPermitted(member.role, 'port_out_order.work')) {
    throw refuseFields({ path: '/userId', code: 'unknown_reference' });
  }
  return member;
}

function alreadyClaimed({ claimedBy, claimedByName, claimedAt }: PortOutOrder): Refusal {
  const claim = { claimedBy: { id: claimedBy, name: claimedByName }, claimedAt };
  return new Refusal('already_claimed', { params: { name: claimedByName ?? '' }, extra: claim });
}
