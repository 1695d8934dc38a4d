import type { z } from 'zod';
import type { orderComment } from '../../contract/order-comments.ts';
import type { Context } from '../../operations/context.ts';
import { addOrderComment } from '../../operations/orders/add-order-comment.ts';
import { listOrderComments } from '../../operations/orders/list-order-comments.ts';
import type { OrderComment } from '../../storage/port-out-order-comments.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';

export function orderCommentHandlers(context: Context): Handlers<'listOrderComments' | 'addOrderComment'> {
  return {
    listOrderComments: async ({ principal, params, query }) => {
      const page = { orderId: params.id, limit: query.limit + 1, afterId: cursorKey(query.cursor) };
      const rows = await listOrderComments(context, principal, page);
      return pageOf(rows, query.limit, ({ id }) => id, presentComment);
    },
    addOrderComment: async ({ principal, params, body, remember }) => {
      const made = await addOrderComment(context, principal, { orderId: params.id, ...body }, (tx, comment) =>
        remember(tx, 201, presentComment(comment)),
      );
      return presentComment(made);
    },
  };
}

function presentComment(comment: OrderComment): z.input<typeof orderComment> {
  const { id, audience, authorKind: kind, authorName: name, text, createdAt } = comment;
  return { id, audience, author: { kind, name }, text, createdAt: createdAt.toISOString() };
}
