import { z } from 'zod';
import { portOutOrderSummary } from './port-out-orders.ts';
import { route } from './route.ts';
import { instant, listOf, note, page, text } from './text.ts';

const claimant = z.object({ id: z.string(), name: z.string() });
const orderParams = z.object({ id: z.string().max(60) });

/** At most so many orders are decided in one call; a preview tries each. */
export const bulkOrdersMax = 200;

/** What narrows the queue: names of the query, and of the page's own address. */
export const deskFilters = {
  state: z
    .enum(['needs_somebody', 'held', 'stalled', 'disputed', 'open', 'any'])
    .default('needs_somebody')
    .meta({
      description:
        '`needs_somebody`: held, stalled (confirmed, its date has passed) or disputed. `open`: confirmed for a later date too. `any`: closed ones too, with a `query` only',
    }),
  claimed: z
    .enum(['mine', 'nobody', 'anyone'])
    .optional()
    .meta({ description: 'By the caller, by nobody, or by anybody; absent: either' }),
  organizationId: z.string().max(60).optional(),
  query: text(100).optional().meta({
    description:
      "A number or its first 6 digits, the beginning of a PON, a SPID, or a part of an organization's name",
  }),
};

/** A row of the queue. */
export const deskOrder = portOutOrderSummary.extend({
  organizationId: z.string(),
  organizationName: z.string(),
  carrier: z.object({ id: z.string(), name: z.string(), spid: z.string() }),
  deskState: z
    .enum(['held', 'stalled', 'disputed'])
    .nullable()
    .meta({ description: 'Null: nobody has to do anything about it now' }),
  deadlineAt: instant,
  timeLeftSeconds: z.number().meta({ description: 'Below zero once the deadline has passed' }),
  claimedBy: claimant.nullable(),
  claimedAt: instant.nullable(),
});

export const orderClaim = z.object({ claimedBy: claimant.nullable(), claimedAt: instant.nullable() });

export const savedFilter = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  createdBy: z.string(),
  createdAt: instant,
});

const deskQuery = z.strictObject(deskFilters);

/** `state=held&claimed=nobody`: nothing but filters of the queue, each once. */
function isDeskQuery(query: string): boolean {
  const given = [...new URLSearchParams(query)];
  const byName = Object.fromEntries(given);
  return Object.keys(byName).length === given.length && deskQuery.safeParse(byName).success;
}

export const portingDeskRoutes = {
  listDeskOrders: route({
    method: 'GET',
    path: '/porting-desk/orders',
    summary: "The porting desk's queue over all organizations, the earliest deadline first",
    access: 'port_out_order.read',
    query: z.strictObject({ ...page, ...deskFilters }),
    answerStatus: 200,
    answer: listOf(deskOrder),
  }),
  decideInBulk: route({
    method: 'POST',
    path: '/porting-desk/bulk-decisions',
    summary: 'Decide many orders alike, or see what would happen',
    access: 'port_out_order.work',
    body: z.strictObject({
      orderIds: z.array(z.string().max(60)).min(1).max(bulkOrdersMax),
      decision: z.enum(['confirm', 'refuse', 'complete']),
      reason: z
        .string()
        .max(60)
        .optional()
        .meta({ description: 'For a refusal: a code of the reason catalogue' }),
      note: note(1000).optional(),
      isPreview: z.boolean().meta({ description: 'True: nothing changes' }),
    }),
    answerStatus: 200,
    answer: z.object({
      isPreview: z.boolean(),
      doneCount: z.number(),
      refusedCount: z.number(),
      items: z.array(
        z.object({
          orderId: z.string(),
          code: z.string().meta({ description: '`ok`, or the code of the problem' }),
          message: z.string().nullable(),
          purchaseOrderNumber: z.string().nullable(),
          status: z.string().nullable().meta({ description: 'What the order is, or would be' }),
          dueDate: z.string().nullable(),
          numberCount: z.number().nullable(),
        }),
      ),
    }),
    hasTexts: true,
  }),
  claimPortOutOrder: route({
    method: 'PUT',
    path: '/port-out-orders/:id/claim',
    summary: 'Work on an order, or have somebody else of the desk work on it',
    access: 'port_out_order.work',
    params: orderParams,
    body: z.strictObject({
      userId: z.string().max(60).optional(),
      takeOver: z.boolean().default(false).meta({ description: 'Also when somebody else has it' }),
    }),
    answerStatus: 200,
    answer: orderClaim,
  }),
  releasePortOutOrder: route({
    method: 'DELETE',
    path: '/port-out-orders/:id/claim',
    summary: 'Work on an order no longer',
    access: 'port_out_order.work',
    params: orderParams,
    answerStatus: 204,
  }),
  listSavedFilters: route({
    method: 'GET',
    path: '/porting-desk/saved-filters',
    summary: "The porting desk's named filters",
    access: 'port_out_order.read',
    answerStatus: 200,
    answer: z.object({ items: z.array(savedFilter), nextCursor: z.null() }),
  }),
  saveFilter: route({
    method: 'POST',
    path: '/porting-desk/saved-filters',
    summary: "Keep a filter under a name, for all of the operator's people",
    access: 'port_out_order.work',
    isCreation: true,
    body: z.strictObject({
      name: text(60),
      query: z
        .string()
        .max(1000)
        .refine(isDeskQuery, { params: { code: 'invalid_format' } })
        .meta({ description: 'As a query string: `state=held&claimed=nobody`' }),
    }),
    answerStatus: 201,
    answer: savedFilter,
  }),
  deleteSavedFilter: route({
    method: 'DELETE',
    path: '/porting-desk/saved-filters/:id',
    summary: 'Take a named filter off the list',
    access: 'port_out_order.work',
    params: orderParams,
    answerStatus: 204,
  }),
} as const;
