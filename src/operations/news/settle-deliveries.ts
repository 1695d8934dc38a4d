import type { DeliveryOutcome } from '../../core/delivery.ts';
import { retryDelayMs } from '../../core/retry-delay.ts';
import type { ClaimedDelivery } from '../../storage/claimed-deliveries.ts';
import { type SettledDelivery, settle } from '../../storage/settled-deliveries.ts';
import type { Context } from '../context.ts';

export interface Attempted {
  delivery: ClaimedDelivery;
  outcome: DeliveryOutcome;
}

/**
 * Writes down how sending went: sent, to be tried again later, or given up after the last try. Were it lost
 * in a crash of the database, a message would come again under its id, as after any kill.
 */
export async function settleDeliveries(context: Context, attempted: readonly Attempted[]): Promise<void> {
  const at = context.clock.now();
  const settled = attempted.map((one) => settledOf(one, at));
  await context.db.forOperator().passingTransactionOfOne((tx) => settle(tx, settled, at));
}

function settledOf({ delivery, outcome }: Attempted, at: Date): SettledDelivery {
  const { organizationId, id } = delivery;
  const attempts = delivery.attempts + 1;
  const kept = { organizationId, id, attempts, nextAttemptAt: at, error: null };
  if (outcome === 'sent') return { ...kept, state: 'sent' };
  if ('dead' in outcome) return { ...kept, state: 'dead', error: outcome.dead };
  if ('notSent' in outcome) return { ...kept, state: 'not_sent', error: outcome.notSent };
  const delayMs = retryDelayMs(attempts, Math.random());
  if (delayMs === null) return { ...kept, state: 'dead', error: outcome.retry };
  return {
    ...kept,
    state: 'waiting',
    nextAttemptAt: new Date(at.getTime() + delayMs),
    error: outcome.retry,
  };
}
