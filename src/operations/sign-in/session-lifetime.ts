/** A session ends this long after sign-in, whatever happens. */
export const sessionMaxMs = 12 * 3_600_000;
/** It ends sooner when it was not used for this long. */
export const sessionIdleMaxMs = 60 * 60_000;
/**
 * "Last used" is written at most this often, so that reading pages does not write to the database each time.
 */
export const lastUseStepMs = 60_000;

export function isSessionAlive(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  return now < session.expiresAt && idleMs < sessionIdleMaxMs;
}

/** True when the last use on record is old enough to be written again. */
export function isLastUseDue(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= lastUseStepMs;
}
