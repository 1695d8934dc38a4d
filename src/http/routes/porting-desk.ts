import type { z } from 'zod';
import type { deskOrder } from '../../contract/porting-desk.ts';
import { refuseFields } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { claimPortOutOrder, releasePortOutOrder } from '../../operations/desk/claim-port-out-order.ts';
import { type DeskRow, listDeskOrders } from '../../operations/desk/list-desk-orders.ts';
import { type BulkOutcome, decideInBulk } from '../../operations/orders/decide-in-bulk.ts';
import type { Call, Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { problemAnswer } from '../problem-answer.ts';
import { presentClaimant, presentSummary } from './port-out-order-answers.ts';

type Routes = 'listDeskOrders' | 'decideInBulk' | 'claimPortOutOrder' | 'releasePortOutOrder';

/** As much of a call as decides how its answer is worded. */
type Asker = Pick<Call<never>, 'principal' | 'language' | 'requestId'>;

export function portingDeskHandlers(context: Context): Handlers<Routes> {
  function presentOutcome(outcome: BulkOutcome, { language, requestId }: Asker) {
    const { orderId } = outcome;
    if (outcome.kind === 'refused') {
      const occasion = { language, requestId, baseUrl: context.baseUrl };
      const { code, detail: message } = problemAnswer(outcome.refusal, occasion);
      const nothing = { purchaseOrderNumber: null, status: null, dueDate: null, numberCount: null };
      return { orderId, code, message, ...nothing };
    }
    const { order, numbers } = outcome.made;
    const { purchaseOrderNumber, status, dueDate } = order;
    const numberCount = numbers.filter((number) => number.status === status).length;
    return { orderId, code: 'ok', message: null, purchaseOrderNumber, status, dueDate, numberCount };
  }

  return {
    listDeskOrders: async (call) => {
      const { query, principal } = call;
      const rows = await listDeskOrders(context, principal, {
        limit: query.limit + 1,
        after: placeOf(query.cursor),
        state: query.state,
        claimed: query.claimed ?? null,
        organizationId: query.organizationId ?? null,
        query: query.query ?? null,
      });
      const at = context.clock.now();
      return pageOf(
        rows,
        query.limit,
        (row) => `${row.deadlineAt.toISOString()} ${row.order.id}`,
        (row) => presentRow(row, call, at),
      );
    },
    decideInBulk: async (call) => {
      const outcomes = await decideInBulk(context, call.principal, call.body);
      const doneCount = outcomes.filter(({ kind }) => kind === 'done').length;
      return {
        isPreview: call.body.isPreview,
        doneCount,
        refusedCount: outcomes.length - doneCount,
        items: outcomes.map((outcome) => presentOutcome(outcome, call)),
      };
    },
    claimPortOutOrder: async ({ principal, params, body }) => {
      const order = await claimPortOutOrder(context, principal, { orderId: params.id, ...body });
      return { claimedBy: presentClaimant(order), claimedAt: order.claimedAt?.toISOString() ?? null };
    },
    releasePortOutOrder: ({ principal, params }) => releasePortOutOrder(context, principal, params.id),
  };
}

function placeOf(cursor: string | undefined): { deadlineAt: Date; id: string } | null {
  const key = cursorKey(cursor);
  if (key === null) return null;
  const [instant = '', id] = key.split(' ');
  const deadlineAt = new Date(instant);
  if (!id || Number.isNaN(deadlineAt.getTime())) {
    throw refuseFields({ path: '/cursor', code: 'invalid_format' });
  }
  return { deadlineAt, id };
}

function presentRow(row: DeskRow, { principal, language }: Asker, at: Date): z.input<typeof deskOrder> {
  const { order, carrier, organizationName, deskState, deadlineAt, timeLeftMs } = row;
  return {
    ...presentSummary(row, { principal, language, at, carriers: new Map(), silenceOf: null }),
    organizationId: order.organizationId,
    organizationName,
    carrier,
    deskState,
    deadlineAt: deadlineAt.toISOString(),
    timeLeftSeconds: Math.trunc(timeLeftMs / 1000),
    claimedBy: presentClaimant(order),
    claimedAt: order.claimedAt?.toISOString() ?? null,
  };
}
