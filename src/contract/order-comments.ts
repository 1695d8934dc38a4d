import { z } from 'zod';
import { route } from './route.ts';
import { instant, listOf, note, page } from './text.ts';

const orderParams = z.object({ id: z.string().max(60) });

const audience = z.enum(['internal', 'carrier']).meta({
  description: '`internal`: the owner and the porting desk. `carrier`: the gaining carrier too',
});

export const orderComment = z.object({
  id: z.string(),
  audience,
  author: z.object({ kind: z.enum(['user', 'token', 'carrier', 'system']), name: z.string() }),
  text: z.string(),
  createdAt: instant,
});

export const orderCommentRoutes = {
  listOrderComments: route({
    method: 'GET',
    path: '/port-out-orders/:id/comments',
    summary: 'Comments on an order, oldest first',
    access: 'port_out_order.read',
    params: orderParams,
    query: z.strictObject(page),
    answerStatus: 200,
    answer: listOf(orderComment),
  }),
  addOrderComment: route({
    method: 'POST',
    path: '/port-out-orders/:id/comments',
    summary: 'Comment on an order',
    access: 'port_out_order.comment',
    isCreation: true,
    params: orderParams,
    body: z.strictObject({
      audience,
      text: note(4000).refine((value) => value.trim() !== '', { params: { code: 'required' } }),
    }),
    answerStatus: 201,
    answer: orderComment,
  }),
} as const;
