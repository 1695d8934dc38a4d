import { z } from 'zod';
import { portOutOrder } from './port-out-orders.ts';
import { route } from './route.ts';
import { note } from './text.ts';

const orderParams = z.object({ id: z.string().max(60) });
const why = note(1000).refine((value) => value.trim() !== '', { params: { code: 'required' } });

/** Moves of an order beside its decision and its completion. Each one again answers the order as it is. */
export const portOutOrderMoveRoutes = {
  cancelPortOutOrder: route({
    method: 'POST',
    path: '/port-out-orders/:id/cancellation',
    summary: 'Cancel an order by agreement; a carrier cancels its own by a supplement',
    access: 'port_out_order.cancel',
    params: orderParams,
    body: z.strictObject({ note: why }),
    answerStatus: 200,
    answer: portOutOrder,
    hasTexts: true,
  }),
  disputePortOutOrder: route({
    method: 'POST',
    path: '/port-out-orders/:id/dispute',
    summary: '"This was not us": freeze the order at once; of a completed one too',
    access: 'port_out_order.dispute',
    params: orderParams,
    body: z.strictObject({ note: note(1000).optional() }),
    answerStatus: 200,
    answer: portOutOrder,
    hasTexts: true,
  }),
  resolveDispute: route({
    method: 'POST',
    path: '/port-out-orders/:id/dispute-resolution',
    summary: 'End a dispute: it was them after all, nothing leaves, or what had left is back',
    access: 'port_out_order.resolve_dispute',
    params: orderParams,
    body: z.strictObject({
      outcome: z.enum(['dismissed', 'cancelled', 'returned']).meta({
        description:
          '`dismissed`: confirmed again, or completed when the numbers had gone. `cancelled`: only while they are here. `returned`: only when they had gone; they are active again, with their assignment',
      }),
      note: why,
      dueDate: z.iso.date().optional().meta({
        description: 'For a dismissal while the numbers are here: the date agreed upon',
      }),
    }),
    answerStatus: 200,
    answer: portOutOrder,
    hasTexts: true,
  }),
} as const;
