const firstDelayMs = 5_000;
const delayMaxMs = 6 * 3_600_000;
const growth = 4;
/** Receivers that went down together are not asked again together. */
const jitter = 0.2;

/** Tries of one delivery, the first included, before it is given up: about 20 hours after the first. */
export const attemptsMax = 10;

/**
 * How long to wait after that many failed tries: 5 s, 20 s, 80 s … at most 6 h, each a fifth shorter or
 * longer as `random` (from 0 up to 1) has it. Null: given up.
 */
export function retryDelayMs(attempts: number, random: number): number | null {
  if (attempts >= attemptsMax) return null;
  const delayMs = Math.min(firstDelayMs * growth ** (attempts - 1), delayMaxMs);
  return Math.round(delayMs * (1 - jitter + 2 * jitter * random));
}
