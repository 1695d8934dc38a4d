import { z } from 'zod';
import { portOutOrder, portOutOrderRequest } from './port-out-orders.ts';
import { route } from './route.ts';

const version = z
  .string()
  .regex(/^[0-9]{2}$/)
  .meta({ description: "Higher than the order's version, which becomes this one" });

/** SUP 3 may ask all of it otherwise; what is left out stays as it was, but the PIN, which was never kept. */
const correction = portOutOrderRequest
  .omit({ purchaseOrderNumber: true, version: true, carrierId: true })
  .partial()
  .extend({
    kind: z.literal('correction'),
    version,
    onPartial: portOutOrderRequest.shape.onPartial.unwrap().optional(),
  });

export const portOutOrderSupplement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), version }),
  z.strictObject({
    kind: z.literal('due_date'),
    version,
    desiredDueDate: z.iso.date().meta({ description: "In the order's `timeZone`" }),
  }),
  correction,
]);

export const portOutOrderSupplementRoutes = {
  amendPortOutOrder: route({
    method: 'POST',
    path: '/port-out-orders/:id/supplements',
    summary: 'Cancel an order (SUP 1), move its date (SUP 2) or correct it (SUP 3)',
    access: 'port_out_order.supplement',
    isCreation: true,
    params: z.object({ id: z.string().max(60) }),
    body: portOutOrderSupplement,
    answerStatus: 201,
    answer: portOutOrder,
    hasTexts: true,
  }),
} as const;
