import { tellExpiringTokens } from '../operations/carriers/tell-expiring-tokens.ts';
import type { Context } from '../operations/context.ts';
import { runLockClock } from '../operations/locks/run-lock-clock.ts';
import { tidyDatabase } from '../operations/operator/tidy-database.ts';
import { runOrderClock } from '../operations/orders/run-order-clock.ts';
import { deliverJob } from './deliver.ts';
import type { Job } from './job.ts';
import type { Senders } from './sender.ts';

/** Everything that is done without anybody asking. One line each. */
export function jobsOf(context: Context, senders: Senders): Job[] {
  return [
    deliverJob(context, senders),
    { name: 'order_clock', everyMs: 15_000, run: (stopping) => runOrderClock(context, stopping) },
    { name: 'lock_clock', everyMs: 60_000, run: (stopping) => runLockClock(context, stopping) },
    { name: 'token_expiry', everyMs: 24 * 3_600_000, run: () => tellExpiringTokens(context) },
    { name: 'tidy_database', everyMs: 3_600_000, run: () => tidyDatabase(context) },
  ];
}
