import { requireOperator } from '../../core/access.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import type { Context } from '../context.ts';
import { rehearsalOf } from '../rehearsal.ts';
import { completePortOutOrder } from './complete-port-out-order.ts';
import { decidePortOutOrder, knownReason } from './decide-port-out-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';

export interface BulkDecision {
  orderIds: readonly string[];
  decision: 'confirm' | 'refuse' | 'complete';
  reason?: string | undefined;
  note?: string | undefined;
  /** True: only what would happen; nothing changes. */
  isPreview: boolean;
}

/** What happened, or would happen, to one order of many. */
export type BulkOutcome = { orderId: string } & (
  | { kind: 'done'; made: OrderWithNumbers }
  | { kind: 'refused'; refusal: Refusal }
);

/**
 * The same decision on many orders, each in a transaction of its own: one that is refused, or fails by our
 * own fault, leaves the others as they are decided. A preview tries each in full and takes it back.
 */
export async function decideInBulk(
  context: Context,
  principal: Principal,
  input: BulkDecision,
): Promise<BulkOutcome[]> {
  requireOperator(principal, 'port_out_order.work');
  if (input.reason !== undefined) {
    if (input.decision !== 'refuse') throw refuseFields({ path: '/reason', code: 'only_to_refuse' });
    knownReason(input.reason);
  }
  if (input.note !== undefined && input.decision === 'complete') {
    throw refuseFields({ path: '/note', code: 'unknown_field' });
  }
  const place = input.isPreview ? rehearsalOf(context) : context;
  const outcomes: BulkOutcome[] = [];
  for (const orderId of new Set(input.orderIds)) {
    outcomes.push(await outcomeOf(context, orderId, () => decideOne(place, principal, orderId, input)));
  }
  return outcomes;
}

function decideOne(
  context: Context,
  principal: Principal,
  orderId: string,
  { decision, reason, note }: BulkDecision,
): Promise<OrderWithNumbers> {
  if (decision === 'complete') return completePortOutOrder(context, principal, { orderId });
  return decidePortOutOrder(context, principal, { orderId, decision, reason, note });
}

async function outcomeOf(
  { log }: Context,
  orderId: string,
  decide: () => Promise<OrderWithNumbers>,
): Promise<BulkOutcome> {
  try {
    return { orderId, kind: 'done', made: await decide() };
  } catch (error) {
    if (error instanceof Refusal) return { orderId, kind: 'refused', refusal: error };
    const internal = error instanceof Error ? error.stack : String(error);
    log.error({ orderId, internal }, 'an order of many could not be decided');
    return { orderId, kind: 'refused', refusal: new Refusal('internal_error', { cause: error }) };
  }
}
