import { z } from 'zod';
import { route } from './route.ts';
import { instant, page } from './text.ts';

/** What an event says of its order, as it was at that moment. */
const eventOrder = z.object({
  id: z.string(),
  purchaseOrderNumber: z.string(),
  version: z.string(),
  status: z.string(),
  numberCount: z.number(),
});

/** The same as in the `data` of a webhook. A carrier gets the public part only. */
export const event = z.object({
  id: z.string(),
  kind: z.string(),
  createdAt: instant,
  order: eventOrder.nullable(),
  organizationId: z.string().optional(),
  sequence: z.number().optional().meta({ description: 'Within the organization, without gaps' }),
  detail: z.record(z.string(), z.unknown()).optional(),
});

export const eventRoutes = {
  listEvents: route({
    method: 'GET',
    path: '/events',
    summary: 'What happened, oldest first, after an event one has: to catch up, or instead of webhooks',
    access: 'event.read',
    query: z.strictObject({
      limit: page.limit,
      after: z.string().max(60).optional().meta({ description: 'Id of the last event one has' }),
      organizationId: z.string().max(60).optional(),
    }),
    answerStatus: 200,
    answer: z.object({
      items: z.array(event),
      nextCursor: z
        .string()
        .nullable()
        .meta({ description: 'For `after`; null when these are all there are' }),
    }),
  }),
} as const;
