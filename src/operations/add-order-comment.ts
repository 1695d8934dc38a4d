import { operatorMembership } from '../core/access.ts';
import { actorOf } from '../core/actor.ts';
import type { OrganizationId } from '../core/ids.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal, refuseFields } from '../core/refusal.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { newId } from '../storage/new-id.ts';
import {
  type CommentAudience,
  insertOrderComment,
  type OrderComment,
} from '../storage/port-out-order-comments.ts';
import { findPortOutOrder } from '../storage/port-out-orders.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import type { Context } from './context.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import { tell } from './tell.ts';
import { tellDesk } from './tell-desk.ts';

interface NewComment {
  orderId: string;
  audience: CommentAudience;
  text: string;
}

/**
 * Writes a comment on an order. The organization is told of those that are not its own people's, the porting
 * desk of those that are not its own. Refuses `carrier_audience_only` when a carrier wants to write to the
 * others only.
 */
export async function addOrderComment(
  context: Context,
  principal: Principal,
  { orderId, audience, text }: NewComment,
  remember: (tx: OrganizationTx, made: OrderComment) => Promise<void>,
): Promise<OrderComment> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.comment');
  if (principal.kind === 'carrier' && audience !== 'carrier') {
    throw refuseFields({ path: '/audience', code: 'carrier_audience_only' });
  }
  const actor = actorOf(principal);
  const at = context.clock.now();
  const comment: OrderComment = {
    id: newId('comment', at),
    audience,
    authorKind: actor.kind,
    authorName: actor.name,
    text: text.trim(),
    createdAt: at,
  };
  return context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(place.organizationId);
    if (!(await findPortOutOrder(tx, place.id, true))) throw new Refusal('not_found');
    await insertOrderComment(tx, place.id, comment);
    const subject = { kind: 'port_out_order', id: place.id };
    const detail = { commentId: comment.id, audience };
    await appendAudit(tx, { actor, action: 'port_out_order.commented', subject, detail }, at);
    const said = { by: actor.name, carrier: place.carrierName, audience, commentId: comment.id };
    const news = { kind: 'order_commented', detail: said, at } as const;
    if (!isOwnPerson(principal, place.organizationId)) await tell(tx, { ...news, orderId: place.id });
    if (operatorMembership(principal) === null) await tellDesk(operatorTx, place, news);
    await remember(tx, comment);
    return comment;
  });
}

/** True for the people and programs of the organization the order lies with. */
function isOwnPerson(principal: Principal, organizationId: OrganizationId): boolean {
  if (principal.kind === 'carrier') return false;
  const desk = operatorMembership(principal);
  return desk === null || desk.organizationId === organizationId;
}
