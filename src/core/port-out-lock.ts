/** What a lock covers (product rule 9.3). */
export const lockScopes = ['organization', 'billing_account', 'number'] as const;
export type LockScope = (typeof lockScopes)[number];

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

/** How a lock stands at that moment. One whose end has passed has ended, whether the clock wrote so or not. */
export function lockState({ endsAt, unlockedUntil, endedAt }: LockTerms, at: Date): LockState {
  if (endedAt !== null || (endsAt !== null && endsAt <= at)) return 'ended';
  return unlockedUntil !== null && unlockedUntil > at ? 'unlocked_for_a_time' : 'in_force';
}

/**
 * True when a lock until `endsAt` would end earlier than one that stands on the same numbers: that is
 * unlocking, which asks for another permission and a fresh proof.
 */
export function wouldWeaken(standing: LockTerms, endsAt: Date | null): boolean {
  if (endsAt === null) return false;
  return standing.endsAt === null || endsAt < standing.endsAt;
}
