import { isHeldBack } from '../../core/port-out-lock.ts';
import { Refusal } from '../../core/refusal.ts';
import { holdLocks } from '../../storage/port-out-locks.ts';
import { orderNumbers, type PortOutOrder } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';

/** At most so many numbers are named in a refusal. */
const namedMax = 10;

/** The first of them, in words. */
export function namedNumbers(numbers: readonly string[]): string {
  return numbers.slice(0, namedMax).join(', ') + (numbers.length > namedMax ? ', …' : '');
}

/**
 * The one gate before an order is confirmed, by whomever: refuses `number_locked` while a lock is in force on
 * a number that would go along, and keeps locks from being set until the transaction ends.
 */
export async function requireUnlocked(tx: OrganizationTx, order: PortOutOrder, at: Date): Promise<void> {
  await holdLocks(tx);
  const locked = (await orderNumbers(tx, order.id))
    .filter(({ status, locks }) => status === order.status && isHeldBack(locks, at))
    .map(({ number }) => number);
  if (locked.length === 0) return;
  throw new Refusal('number_locked', {
    params: { numbers: namedNumbers(locked) },
    extra: { numbers: locked.slice(0, namedMax), numberCount: locked.length },
  });
}
