import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../operations/context.ts';
import { type Attempted, settleDeliveries } from '../operations/news/settle-deliveries.ts';

/**
 * How long outcomes are gathered. A kill sends what was gathered again, under the ids it had; a transaction
 * for every few of them would cost more than sending them.
 */
const gatherMs = 25;

/**
 * Settles what was sent while the next is being sent: what comes in meanwhile goes together into one
 * transaction, so that the database is not waited for with each.
 */
export class SettleQueue {
  readonly #context: Context;
  #next: { attempted: Attempted[]; done: Promise<void> } | null = null;
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Done when it is written down. Throws when that failed: then it will be sent again. */
  add(attempted: Attempted): Promise<void> {
    if (this.#next) {
      this.#next.attempted.push(attempted);
      return this.#next.done;
    }
    const batch = [attempted];
    const done = Promise.all([this.#underWay, sleep(gatherMs)]).then(() => {
      this.#next = null;
      return settleDeliveries(this.#context, batch);
    });
    this.#next = { attempted: batch, done };
    this.#underWay = done.catch(() => {});
    return done;
  }
}
