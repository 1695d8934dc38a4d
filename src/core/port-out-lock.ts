import type { BillingAccountId } from './ids.ts';
import { type FieldError, refuseFields } from './refusal.ts';

/** What a lock covers (product rule 9.3), the widest first. */
export const lockScopes = ['organization', 'billing_account', 'number'] as const;
export type LockScope = (typeof lockScopes)[number];

/** Which numbers a lock covers: all of the organization's, those of one billing account, or one (E.164). */
export type LockTarget =
  | { scope: 'organization'; billingAccountId: null; number: null }
  | { scope: 'billing_account'; billingAccountId: BillingAccountId; number: null }
  | { scope: 'number'; billingAccountId: null; number: string };

/** As much of a lock as decides whether it holds numbers back. */
export interface LockTerms {
  /** When it ends by itself; null: when somebody unlocks it. */
  endsAt: Date | null;
  /** Unlocked until then, and in force again by itself; null: not so. */
  unlockedUntil: Date | null;
  endedAt: Date | null;
}

export type LockState = 'in_force' | 'unlocked_for_a_time' | 'ended';

/** Longer than this nobody remembers that the lock is open: unlock for good instead, and lock again. */
export const unlockedForMaxDays = 30;

const dayMs = 24 * 3_600_000;

/** How a lock stands at that moment. One whose end has passed has ended, also before the clock wrote so. */
export function lockState({ endsAt, unlockedUntil, endedAt }: LockTerms, at: Date): LockState {
  if (endedAt !== null || (endsAt !== null && endsAt <= at)) return 'ended';
  return unlockedUntil !== null && unlockedUntil > at ? 'unlocked_for_a_time' : 'in_force';
}

/** True when one of the locks holds back at that moment what they cover. */
export function isHeldBack(locks: readonly LockTerms[], at: Date): boolean {
  return locks.some((lock) => lockState(lock, at) === 'in_force');
}

/**
 * True when a lock until `endsAt` would end earlier than one that stands on the same numbers: that is
 * unlocking, which asks for another permission and a fresh proof.
 */
export function wouldWeaken(standing: LockTerms, endsAt: Date | null): boolean {
  if (endsAt === null) return false;
  return standing.endsAt === null || endsAt < standing.endsAt;
}

type Covering = Pick<LockTarget, 'scope' | 'billingAccountId' | 'number'>;

/** Gives for a number and its billing account those of the locks that cover it, the narrowest first. */
export function coverOf<Lock extends Covering>(
  locks: readonly Lock[],
): (number: string, billingAccountId: string | null) => Lock[] {
  const ofEveryNumber = locks.filter(({ scope }) => scope === 'organization');
  const byAccount = new Map<string | null, Lock>(locks.map((lock) => [lock.billingAccountId, lock]));
  const byNumber = new Map<string | null, Lock>(locks.map((lock) => [lock.number, lock]));
  return (number, billingAccountId) => {
    const own = byNumber.get(number);
    const ofAccount = billingAccountId === null ? undefined : byAccount.get(billingAccountId);
    return [...(own ? [own] : []), ...(ofAccount ? [ofAccount] : []), ...ofEveryNumber];
  };
}

/** A target as somebody writes it down. */
export interface AskedTarget {
  scope: LockScope;
  number?: string | undefined;
  billingAccountId?: string | undefined;
}

/** Refuses what does not go with the scope, or is missing for it, and an end that is not ahead. */
export function requireLockTerms({ scope, ...asked }: AskedTarget, endsAt: Date | null, now: Date): void {
  const fields = { number: 'number', billing_account: 'billingAccountId' } as const;
  const errors: FieldError[] = [];
  for (const [of, field] of Object.entries(fields)) {
    const path = `/${field}`;
    if (of === scope && asked[field] === undefined) errors.push({ path, code: 'required' });
    if (of !== scope && asked[field] !== undefined) {
      errors.push({ path, code: 'goes_with_scope', params: { expected: of } });
    }
  }
  if (endsAt !== null && endsAt <= now) errors.push({ path: '/endsAt', code: 'not_in_the_future' });
  if (errors.length > 0) throw refuseFields(...errors);
}

/**
 * Refuses at `/until` a moment that is not ahead, further than a lock may be open for a time, or past the
 * lock's own end: everybody would be told that it will be in force again, and it never would.
 */
export function requireUnlockedUntil(until: Date | null, { endsAt }: LockTerms, now: Date): void {
  if (until === null) return;
  const path = '/until';
  if (until <= now) throw refuseFields({ path, code: 'not_in_the_future' });
  if (until.getTime() - now.getTime() > unlockedForMaxDays * dayMs) {
    throw refuseFields({ path, code: 'too_far_ahead', params: { maximum: unlockedForMaxDays } });
  }
  if (endsAt !== null && until >= endsAt) throw refuseFields({ path, code: 'after_lock_end' });
}
