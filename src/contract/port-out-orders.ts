import { z } from 'zod';
import { silencePolicies } from '../core/silence.ts';
import { supplementKinds } from '../core/supplement.ts';
import { route } from './route.ts';
import { instant, listOf, note, page, text } from './text.ts';

const orderParams = z.object({ id: z.string().max(60) });
const e164 = z.string().regex(/^\+[1-9][0-9]{6,14}$/);
const date = z.iso.date();

/** At most this many numbers in one order; more must be split. */
export const orderNumbersMax = 5000;

export const portOutStatus = z.enum([
  'held',
  'confirmed',
  'rejected',
  'completed',
  'cancelled',
  'disputed',
  'returned',
  'expired',
]);
export const numberStatus = z.enum([...portOutStatus.options, 'withdrawn']);

export const silencePolicy = z.enum(silencePolicies);

/** What somebody may do with an order, as permissions name it. */
export const orderActions = [
  'decide',
  'complete',
  'supplement',
  'cancel',
  'dispute',
  'resolve_dispute',
] as const;

/** What becomes of a held order that nobody decides until its answer is due. */
const orderSilence = z.object({
  policy: silencePolicy,
  outcome: z
    .enum(['confirm', 'refuse'])
    .meta({ description: 'What the policy does with this order, should nobody decide until `answerDueAt`' }),
});

export const reason = z.object({
  code: z.string().meta({ description: 'A code of the reason catalogue: `/docs/reasons#` and the code' }),
  field: z.string().nullable(),
  message: z.string(),
  howToFix: z.string(),
});

export const portOutOrder = z.object({
  id: z.string(),
  purchaseOrderNumber: z.string(),
  version: z.string(),
  status: portOutStatus,
  portClass: z.enum(['simple', 'non_simple', 'project']),
  numbers: z.array(
    z.object({
      number: z.string(),
      status: numberStatus,
      reasons: z.array(reason),
      isLocked: z.boolean().optional().meta({
        description: 'A lock against porting out is in force on it; only for the owner and the porting desk',
      }),
    }),
  ),
  reasons: z.array(reason),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  desiredDueDate: date.nullable(),
  dueDate: date.nullable(),
  timeZone: z.string().meta({ description: "The numbers' region's zone: the one the clock runs in" }),
  answerDueAt: instant,
  firmOrderCommitmentAt: instant.nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  completedAt: instant.nullable(),
  // Below: only for the owner and the porting desk.
  lastEventAt: instant.optional().meta({ description: 'When something last happened to it' }),
  organizationId: z.string().optional(),
  carrier: z.object({ id: z.string(), name: z.string(), spid: z.string() }).optional(),
  accountNumber: z.string().optional(),
  postalCode: z.string().optional(),
  agencyAuthorization: z
    .boolean()
    .optional()
    .meta({ description: 'The carrier says that the end user authorized it' }),
  heldBecause: z.enum(['pin_on_hold', 'number_locked', 'project']).nullable().optional(),
  silence: orderSilence.nullable().optional().meta({ description: 'Null when the order is not held' }),
  claimedBy: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .optional()
    .meta({ description: 'Who of the porting desk works on it' }),
  actions: z.array(z.enum(orderActions)).optional().meta({ description: 'What the caller may do now' }),
  supplementKinds: z
    .array(z.enum(supplementKinds))
    .optional()
    .meta({ description: "What the caller may send to it now on the carrier's behalf, as a supplement" }),
});

/** A row of a list: the order without its numbers, which may be 5,000. */
export const portOutOrderSummary = portOutOrder
  .omit({ numbers: true, reasons: true, warnings: true })
  .extend({ numberCount: z.number(), firstNumber: z.string() });

/** How somebody said "this was not us"; by a mail's link without having signed in. */
export const disputeWay = z.enum(['signed_in', 'api', 'mail_link', 'command']);

export const portOutOrderEvent = z.object({
  sequence: z.number(),
  at: instant,
  actor: z.object({ kind: z.enum(['user', 'token', 'carrier', 'system']), name: z.string() }),
  action: z.enum([
    'submitted',
    'decided',
    'rescheduled',
    'corrected',
    'completed',
    'cancelled',
    'disputed',
    'dispute_dismissed',
    'returned',
    'expired',
    'claimed',
    'released',
  ]),
  fromStatus: portOutStatus.nullable(),
  toStatus: portOutStatus,
  note: z.string().nullable(),
  supplement: z
    .object({
      version: z.string(),
      kind: z.enum(supplementKinds),
      changes: z.array(
        z.object({
          field: z.string(),
          from: z.union([z.string(), z.boolean()]).nullable(),
          to: z.union([z.string(), z.boolean()]).nullable(),
        }),
      ),
      numbersAdded: z.array(z.string()),
      numbersWithdrawn: z.array(z.string()),
      hasPin: z.boolean(),
    })
    .nullable()
    .meta({ description: 'What the gaining carrier sent, where that is what happened' }),
  openedThrough: disputeWay
    .nullable()
    .meta({ description: 'How a dispute was opened, where that is what happened; a carrier is not told' }),
});

export const portOutOrderRequest = z.strictObject({
  purchaseOrderNumber: z.string().regex(/^[\x21-\x7e]([\x20-\x7e]{0,23}[\x21-\x7e])?$/),
  version: z
    .string()
    .regex(/^[0-9]{2}$/)
    .default('00'),
  numbers: z.array(e164).min(1).max(orderNumbersMax),
  accountNumber: text(30),
  postalCode: text(20),
  pin: z.string().max(64).nullish(),
  desiredDueDate: date.nullish(),
  onPartial: z.enum(['reject_all', 'confirm_valid']).default('reject_all'),
  agencyAuthorization: z.boolean(),
  customerCarrierName: text(100).nullish(),
  networkProviderSpid: z
    .string()
    .regex(/^[0-9A-Za-z]{4}$/)
    .nullish(),
  portabilityDirection: text(10).nullish(),
  initiatorNumber: e164.nullish(),
  carrierId: z.string().max(60).optional().meta({ description: 'Operator only: on whose behalf' }),
});

export const portOutOrderRoutes = {
  submitPortOutOrder: route({
    method: 'POST',
    path: '/port-out-orders',
    summary: 'Ask to take numbers away; decided at once',
    access: 'port_out_order.submit',
    isCreation: true,
    body: portOutOrderRequest,
    answerStatus: 201,
    answer: portOutOrder,
    hasTexts: true,
  }),
  listPortOutOrders: route({
    method: 'GET',
    path: '/port-out-orders',
    summary: 'Port-out orders the caller may see, newest first',
    access: 'port_out_order.read',
    query: z.strictObject({
      ...page,
      status: portOutStatus.optional(),
      organizationId: z.string().max(60).optional(),
      purchaseOrderNumber: z.string().max(25).optional(),
      number: e164.optional(),
      carrier: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "A gaining carrier's SPID or a part of its name" }),
      createdFrom: instant.optional(),
      createdTo: instant.optional(),
    }),
    answerStatus: 200,
    answer: listOf(portOutOrderSummary),
  }),
  getPortOutOrder: route({
    method: 'GET',
    path: '/port-out-orders/:id',
    summary: 'One port-out order',
    access: 'port_out_order.read',
    params: orderParams,
    answerStatus: 200,
    answer: portOutOrder,
    hasTexts: true,
  }),
  decidePortOutOrder: route({
    method: 'POST',
    path: '/port-out-orders/:id/decision',
    summary: 'Confirm or refuse a held order',
    access: 'port_out_order.decide',
    params: orderParams,
    body: z.strictObject({
      decision: z.enum(['confirm', 'refuse']),
      reason: z
        .string()
        .max(60)
        .optional()
        .meta({ description: 'For a refusal: a code of the reason catalogue' }),
      dueDate: date.optional().meta({
        description:
          "For a confirmation: the date agreed upon, in the order's `timeZone`. Without it the desired one counts",
      }),
      note: note(1000).optional(),
    }),
    answerStatus: 200,
    answer: portOutOrder,
    hasTexts: true,
  }),
  completePortOutOrder: route({
    method: 'POST',
    path: '/port-out-orders/:id/completion',
    summary: 'The numbers are gone: end them here',
    access: 'port_out_order.complete',
    params: orderParams,
    body: z.strictObject({ completedAt: instant.optional() }),
    answerStatus: 200,
    answer: portOutOrder,
    hasTexts: true,
  }),
  listPortOutOrderEvents: route({
    method: 'GET',
    path: '/port-out-orders/:id/events',
    summary: "An order's history, oldest first",
    access: 'port_out_order.read',
    params: orderParams,
    answerStatus: 200,
    answer: z.object({ items: z.array(portOutOrderEvent), nextCursor: z.null() }),
  }),
} as const;
