import { refuseForNow } from '../../core/refusal.ts';
import { countTry, throttleKey } from '../../storage/throttles.ts';
import type { Context } from '../context.ts';

const windowMs = 15 * 60_000;
const triesMax = 30;

/**
 * Counts a link from an address that turned out to be none. A token cannot be guessed; this keeps whoever
 * tries from going on. A link that is good is never counted: whoever is alarmed by many mails at once opens
 * all of theirs, and may share the address with whoever guesses.
 *
 * Refuses `too_many_requests` with Retry-After.
 */
export async function countBadDisputeLink(context: Context, address: string): Promise<void> {
  const now = context.clock.now();
  const rule = { key: throttleKey('dispute-link/address', address), triesMax, windowMs };
  const waitMs = await context.db.forOperator().transaction((tx) => countTry(tx, rule, now));
  if (waitMs !== null) throw refuseForNow(waitMs);
}
