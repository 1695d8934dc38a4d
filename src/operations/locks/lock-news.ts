import { maskedAccountNumber } from '../../core/masked-account-number.ts';
import type { PortOutLock } from '../../storage/port-out-locks.ts';
import type { News } from '../news/tell.ts';

/** What is told of a lock, to whoever may learn of what its organization does: what it covers, by whom. */
function newsOf(lock: PortOutLock) {
  const { id: lockId, scope, number, accountNumber } = lock;
  return {
    lockId,
    scope,
    ...(number === null ? {} : { number }),
    ...(accountNumber === null ? {} : { accountNumber: maskedAccountNumber(accountNumber) }),
  };
}

export function newsOfLockSet(lock: PortOutLock, by: string): News {
  const { reason, endsAt, setAt: at } = lock;
  const detail = { ...newsOf(lock), by, reason, endsAt: endsAt?.toISOString() ?? null };
  return { kind: 'lock_set', orderId: null, detail, at };
}

/** `until`: when it is in force again by itself; null: it was lifted for good. */
export function newsOfLockLifted(
  lock: PortOutLock,
  { by, until, at }: { by: string; until: Date | null; at: Date },
): News {
  const detail = { ...newsOf(lock), by, until: until?.toISOString() ?? null };
  return { kind: 'lock_lifted', orderId: null, detail, at };
}

export function newsOfLockExpired(lock: PortOutLock, at: Date): News {
  const detail = { ...newsOf(lock), endsAt: lock.endsAt?.toISOString() ?? null };
  return { kind: 'lock_expired', orderId: null, detail, at };
}

/** What the record says a lock covers, beside each act on it. */
export function recordedTarget({ scope, number, billingAccountId, accountNumber }: PortOutLock) {
  return { scope, number, billingAccountId, accountNumber };
}
