import { Refusal } from '../core/refusal.ts';

/** Seconds after which it makes sense to come again: a full queue empties in about two on two cores. */
const retryAfterSeconds = 2;

/** Too many hashes wait already. The caller learns 503 with Retry-After; nothing was compared or decided. */
export class HashQueueFull extends Refusal {
  constructor(waiting: number) {
    super('temporarily_unavailable', { retryAfterSeconds, internal: `${waiting} hashes are waiting` });
    this.name = 'HashQueueFull';
  }
}

interface HashQueueOptions {
  /** Hashes at once. More than there are cores makes each slower and none sooner. */
  concurrency: number;
  /** Hashes that may wait for a place. */
  waitingMax?: number;
}

/**
 * Lets only so many slow hashes run at once, the others waiting in order of arrival. Without it a hundred
 * sign-ins at once hold up file and database work of the whole process for most of a second.
 */
export class HashQueue {
  readonly concurrency: number;
  readonly waitingMax: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor({ concurrency, waitingMax = 200 }: HashQueueOptions) {
    this.concurrency = concurrency;
    this.waitingMax = waitingMax;
  }

  /** Hashes waiting for a place; for the metrics. */
  get depth(): number {
    return this.#waiting.length;
  }

  /** Runs the work when its turn comes. Throws `HashQueueFull` when too many wait. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#turn();
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < this.concurrency) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.waitingMax) throw new HashQueueFull(this.#waiting.length);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes straight to the one who waits longest: a newcomer cannot slip in between. */
  #handOn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
