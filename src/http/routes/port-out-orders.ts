import type { z } from 'zod';
import type { portOutOrderRequest } from '../../contract/port-out-orders.ts';
import type { Context } from '../../operations/context.ts';
import { completePortOutOrder } from '../../operations/orders/complete-port-out-order.ts';
import { decidePortOutOrder } from '../../operations/orders/decide-port-out-order.ts';
import { getPortOutOrder, listPortOutOrderEvents } from '../../operations/orders/get-port-out-order.ts';
import { listPortOutOrders } from '../../operations/orders/list-port-out-orders.ts';
import { type Submission, submitPortOutOrder } from '../../operations/orders/submit-port-out-order.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { answerOrder, viewerOf } from './answer-order.ts';
import { presentEvent, presentOrder, presentSummary } from './port-out-order-answers.ts';

type Routes =
  | 'submitPortOutOrder'
  | 'listPortOutOrders'
  | 'getPortOutOrder'
  | 'decidePortOutOrder'
  | 'completePortOutOrder'
  | 'listPortOutOrderEvents';

export function portOutOrderHandlers(context: Context): Handlers<Routes> {
  return {
    submitPortOutOrder: async (call) => {
      const viewer = await viewerOf(context, call);
      const submitted = await submitPortOutOrder(
        context,
        call.principal,
        submissionOf(call.body),
        (tx, made) => call.remember(tx, 201, presentOrder(made.order, made.numbers, viewer)),
      );
      return presentOrder(submitted.order, submitted.numbers, viewer);
    },
    listPortOutOrders: async (call) => {
      const { query, principal } = call;
      const rows = await listPortOutOrders(context, principal, {
        limit: query.limit + 1,
        beforeId: cursorKey(query.cursor),
        status: query.status ?? null,
        organizationId: query.organizationId ?? null,
        purchaseOrderNumber: query.purchaseOrderNumber ?? null,
        number: query.number ?? null,
        carrier: query.carrier ?? null,
        createdFrom: query.createdFrom ? new Date(query.createdFrom) : null,
        createdTo: query.createdTo ? new Date(query.createdTo) : null,
      });
      const orders = rows.map(({ order }) => order);
      const viewer = await viewerOf(context, call, orders);
      return pageOf(
        rows,
        query.limit,
        (row) => row.order.id,
        (row) => presentSummary(row, viewer),
      );
    },
    getPortOutOrder: async (call) =>
      answerOrder(context, call, await getPortOutOrder(context, call.principal, call.params.id)),
    decidePortOutOrder: async (call) =>
      answerOrder(
        context,
        call,
        await decidePortOutOrder(context, call.principal, { orderId: call.params.id, ...call.body }),
      ),
    completePortOutOrder: async (call) => {
      const { completedAt } = call.body;
      const input = { orderId: call.params.id, completedAt: completedAt ? new Date(completedAt) : undefined };
      return answerOrder(context, call, await completePortOutOrder(context, call.principal, input));
    },
    listPortOutOrderEvents: async ({ principal, params }) => {
      const events = await listPortOutOrderEvents(context, principal, params.id);
      return { items: events.map(presentEvent), nextCursor: null };
    },
  };
}

/** The PIN goes into a `Secret` here and is not seen again outside secrets/. An empty one is none. */
function submissionOf(body: z.output<typeof portOutOrderRequest>): Submission {
  return {
    ...body,
    pin: body.pin ? Secret.of(body.pin) : null,
    desiredDueDate: body.desiredDueDate ?? null,
    customerCarrierName: body.customerCarrierName ?? null,
    networkProviderSpid: body.networkProviderSpid ?? null,
    portabilityDirection: body.portabilityDirection ?? null,
    initiatorNumber: body.initiatorNumber ?? null,
  };
}
