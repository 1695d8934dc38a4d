import { operatorMembership } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { newId } from '../../storage/new-id.ts';
import {
  type CommentAudience,
  insertOrderComment,
  type OrderComment,
} from '../../storage/port-out-order-comments.ts';
import { findPortOutOrder } from '../../storage/port-out-orders.ts';
import type { OperatorTx, OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { tellDesk } from '../desk/tell-desk.ts';
import { tell } from '../news/tell.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { MovedBy } from './move-port-out-order.ts';

export interface CommentWords {
  audience: CommentAudience;
  text: string;
}

/**
 * Writes a comment on an order: see `commentOnOrder`. Refuses `carrier_audience_only` when a carrier wants to
 * write to the others only.
 */
export async function addOrderComment(
  context: Context,
  principal: Principal,
  { orderId, ...words }: CommentWords & { orderId: string },
  remember: (tx: OrganizationTx, made: OrderComment) => Promise<void>,
): Promise<OrderComment> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.comment');
  if (principal.kind === 'carrier' && words.audience !== 'carrier') {
    throw refuseFields({ path: '/audience', code: 'carrier_audience_only' });
  }
  const isOwn = isOwnPerson(principal, place.organizationId);
  const isOfDesk = operatorMembership(principal) !== null;
  const by = { actor: actorOf(principal), at: context.clock.now(), isOwn };
  return context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(place.organizationId);
    const told = { ...by, desk: isOfDesk ? null : operatorTx };
    const comment = await commentOnOrder(tx, place, told, words);
    await remember(tx, comment);
    return comment;
  });
}

interface CommentedBy extends MovedBy {
  /** Whether the organization itself says it. */
  isOwn: boolean;
  /** By which the desk is told; null when it is the desk that says it. */
  desk: OperatorTx | null;
}

/**
 * The comment and its record. The organization is told of those that are not its own people's, the porting
 * desk of those that are not its own.
 */
export async function commentOnOrder(
  tx: OrganizationTx,
  place: OrderPlace,
  { actor, at, isOwn, desk }: CommentedBy,
  { audience, text }: CommentWords,
): Promise<OrderComment> {
  if (!(await findPortOutOrder(tx, place.id, true))) throw new Refusal('not_found');
  const comment: OrderComment = {
    id: newId('comment', at),
    audience,
    authorKind: actor.kind,
    authorName: actor.name,
    text: text.trim(),
    createdAt: at,
  };
  await insertOrderComment(tx, place.id, comment);
  const subject = { kind: 'port_out_order', id: place.id };
  const detail = { commentId: comment.id, audience };
  await appendAudit(tx, { actor, action: 'port_out_order.commented', subject, detail }, at);
  const said = { by: actor.name, carrier: place.carrierName, audience, commentId: comment.id };
  const news = { kind: 'order_commented', detail: said, at } as const;
  if (!isOwn) await tell(tx, { ...news, orderId: place.id });
  if (desk) await tellDesk(desk, place, news);
  return comment;
}

/** True for the people and programs of the organization the order lies with. */
function isOwnPerson(principal: Principal, organizationId: OrganizationId): boolean {
  if (principal.kind === 'carrier') return false;
  const desk = operatorMembership(principal);
  return desk === null || desk.organizationId === organizationId;
}
