import { sql } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { CommentId, PortOutOrderId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** `internal`: the owner and the porting desk; `carrier`: the gaining carrier too. */
export type CommentAudience = 'internal' | 'carrier';

export interface OrderComment {
  id: CommentId;
  audience: CommentAudience;
  authorKind: Actor['kind'];
  authorName: string;
  text: string;
  createdAt: Date;
}

export async function insertOrderComment(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  comment: OrderComment,
): Promise<void> {
  const { id, audience, authorKind, authorName, text, createdAt } = comment;
  await sql`
    INSERT INTO port_out_order_comments (organization_id, order_id, id, audience, author_kind, author_name,
      text, created_at)
    VALUES (${tx.organizationId}, ${orderId}, ${id}, ${audience}, ${authorKind}, ${authorName}, ${text},
      ${createdAt})`.execute(tx.sql);
}

export interface CommentPage {
  orderId: PortOutOrderId;
  /** Only those of this audience; null: all. */
  audience: CommentAudience | null;
  limit: number;
  afterId: string | null;
}

/** Oldest first, after the one of that id. */
export async function listOrderComments(tx: OrganizationTx, page: CommentPage): Promise<OrderComment[]> {
  const { orderId, audience, limit, afterId } = page;
  const { rows } = await sql<OrderComment>`
    SELECT id, audience, author_kind AS "authorKind", author_name AS "authorName", text,
      created_at AS "createdAt"
    FROM port_out_order_comments
    WHERE organization_id = ${tx.organizationId} AND order_id = ${orderId}
      AND (${audience}::text IS NULL OR audience = ${audience})
      AND (${afterId}::text IS NULL OR id > ${afterId})
    ORDER BY id LIMIT ${limit}`.execute(tx.sql);
  return rows;
}
