import { refuseForNow } from '../core/refusal.ts';

export interface Rate {
  perSecond: number;
  /** How many may come at once after a pause. */
  burst: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Buckets are looked through for full ones, which say nothing, when there are this many. */
const bucketsMax = 10_000;

/**
 * A token bucket for each key, in this process's memory: with several processes behind one address each
 * allows the rate. Sign-in and PIN attempts, where the count itself matters, are counted in the database
 * instead.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #monotonicMs: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, monotonicMs: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#monotonicMs = monotonicMs;
  }

  /**
   * Takes one request from the key's bucket. Refuses `too_many_requests`, with Retry-After, when it is empty.
   */
  take(key: string): void {
    const bucket = this.#filled(key);
    if (bucket.tokens < 1) {
      throw refuseForNow(((1 - bucket.tokens) / this.#rate.perSecond) * 1000);
    }
    bucket.tokens -= 1;
  }

  #filled(key: string): Bucket {
    const nowMs = this.#monotonicMs();
    const bucket = this.#buckets.get(key);
    if (bucket) {
      bucket.tokens = this.#tokensAt(bucket, nowMs);
      bucket.filledAtMs = nowMs;
      return bucket;
    }
    if (this.#buckets.size >= bucketsMax) this.#forgetFull(nowMs);
    const fresh = { tokens: this.#rate.burst, filledAtMs: nowMs };
    this.#buckets.set(key, fresh);
    return fresh;
  }

  #tokensAt(bucket: Bucket, nowMs: number): number {
    const gained = ((nowMs - bucket.filledAtMs) / 1000) * this.#rate.perSecond;
    return Math.min(this.#rate.burst, bucket.tokens + gained);
  }

  #forgetFull(nowMs: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (this.#tokensAt(bucket, nowMs) >= this.#rate.burst) this.#buckets.delete(key);
    }
  }
}
