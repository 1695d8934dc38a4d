import type { PortOutOrderId } from '../../core/ids.ts';
import { operatorCalendar } from '../../core/operator-holidays.ts';
import type { LockTerms } from '../../core/port-out-lock.ts';
import type { NumberVerdict } from '../../core/port-out-order.ts';
import { outcomeIfSilent, type SilenceOutcome, type SilencePolicy } from '../../core/silence.ts';
import { findOperatorPolicy } from '../../storage/before-tenant/requests.ts';
import { locksOnHeldOrders } from '../../storage/port-out-order-locks.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';

/**
 * What becomes of an order, should nobody decide it until its deadline; null when it is not held. Its numbers
 * are left out for the orders of a list, which were named before.
 */
export type SilenceOf = (
  order: PortOutOrder,
  numbers?: readonly NumberVerdict[],
) => { policy: SilencePolicy; outcome: SilenceOutcome['kind'] } | null;

/** The operator's policy of this moment: for showing it beside every held order. */
export async function silenceInForce(
  context: Context,
  listed: readonly PortOutOrder[] = [],
): Promise<SilenceOf> {
  const { silence: policy, ownHolidays } = await context.db.beforeTenant((tx) => findOperatorPolicy(tx));
  const isHoliday = operatorCalendar(ownHolidays);
  const locks = policy === 'escalate_then_confirm' ? await locksOnListed(context, listed) : new Map();
  return (order, numbers) => {
    const waiting = numbers ?? [{ status: 'held' as const, locks: locks.get(order.id) ?? [] }];
    const outcome = outcomeIfSilent(policy, order, waiting, isHoliday);
    return outcome && { policy, outcome };
  };
}

/** Asked only where a lock decides: the other policy refuses every order. */
async function locksOnListed(
  context: Context,
  listed: readonly PortOutOrder[],
): Promise<ReadonlyMap<PortOutOrderId, LockTerms[]>> {
  const held = listed.filter(({ status }) => status === 'held');
  if (held.length === 0) return new Map();
  return context.db.forOperator().read((tx) => locksOnHeldOrders(tx, held));
}
