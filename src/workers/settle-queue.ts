import type { Context } from '../operations/context.ts';
import { type Attempted, settleDeliveries } from '../operations/settle-deliveries.ts';

/**
 * Settles what was sent while the next is being sent: what comes in during one transaction goes together into
 * the next, so that the database is not waited for with each.
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
    const done = this.#underWay.then(() => {
      this.#next = null;
      return settleDeliveries(this.#context, batch);
    });
    this.#next = { attempted: batch, done };
    this.#underWay = done.catch(() => {});
    return done;
  }
}
