import { operatorCalendar } from '../../core/operator-holidays.ts';
import { outcomeIfSilent, type SilenceOutcome, type SilencePolicy } from '../../core/silence.ts';
import { findOperatorPolicy } from '../../storage/before-tenant/requests.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';

/** What becomes of an order, should nobody decide it until its deadline; null when it is not held. */
export type SilenceOf = (
  order: PortOutOrder,
) => { policy: SilencePolicy; outcome: SilenceOutcome['kind'] } | null;

/** The operator's policy of this moment: for showing it beside every held order. */
export async function silenceInForce(context: Context): Promise<SilenceOf> {
  const { silence: policy, ownHolidays } = await context.db.beforeTenant((tx) => findOperatorPolicy(tx));
  const isHoliday = operatorCalendar(ownHolidays);
  return (order) => {
    const outcome = outcomeIfSilent(policy, order, isHoliday);
    return outcome && { policy, outcome };
  };
}
