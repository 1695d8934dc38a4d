import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryOutcome } from '../core/delivery.ts';
import type { Context } from '../operations/context.ts';
import {
  claimDeliveries,
  claimNext,
  type Lane,
  leaseMs,
  leaveLane,
} from '../operations/news/claim-deliveries.ts';
import type { ClaimedDelivery } from '../storage/claimed-deliveries.ts';
import type { Job } from './job.ts';
import type { Senders } from './sender.ts';
import { SettleQueue } from './settle-queue.ts';

/** How often it is looked for new deliveries. */
const pollMs = 1_000;
/** Receivers that are sent to at the same time; a slow one takes one of these places and no more. */
const lanesMax = 32;
/** What is left of a lease when nothing more is begun: more than any sender's time limit. */
const leaseLeftMs = leaseMs / 3;

/**
 * Sends what is due. Each receiver has a lane in which one follows the other; lanes run beside each other and
 * beside those of other processes. Nothing is kept here that would be missed: a process that dies leaves
 * leases that end.
 */
export class Deliverer {
  readonly #context: Context;
  readonly #senders: Senders;
  readonly #settling: SettleQueue;
  readonly #lanes = new Set<Promise<void>>();
  #isStopping = false;

  constructor(context: Context, senders: Senders) {
    this.#context = context;
    this.#senders = senders;
    this.#settling = new SettleQueue(context);
  }

  /** Begins with everything that is due, as far as there is room, and does not wait for its end. */
  async begin(): Promise<void> {
    const room = lanesMax - this.#lanes.size;
    if (room === 0 || this.#isStopping) return;
    const channels = Object.keys(this.#senders);
    for (const lane of await claimDeliveries(this.#context, { lanesMax: room, channels })) this.#start(lane);
  }

  /** Once nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes);
  }

  /** Looks for what is due until it is stopped, then lets what is being sent end. */
  async runUntil(stopping: AbortSignal): Promise<void> {
    try {
      while (!stopping.aborted) {
        await this.begin();
        await sleep(pollMs, undefined, { signal: stopping }).catch(() => {});
      }
    } finally {
      this.#isStopping = true;
      await this.idle();
    }
  }

  #start(lane: Lane): void {
    const running = this.#run(lane)
      .catch((error: unknown) => {
        this.#context.log.error({ error }, 'a delivery was interrupted; it is taken up after its lease');
      })
      .finally(() => this.#lanes.delete(running));
    this.#lanes.add(running);
  }

  async #run(first: Lane): Promise<void> {
    for (let lane: Lane | null = first; lane; ) {
      const isThrough = await this.#sendAll(lane);
      const next: Lane | null = isThrough && !this.#isStopping ? await claimNext(this.#context, lane) : null;
      if (!isThrough || this.#isStopping) await leaveLane(this.#context, lane);
      lane = next;
    }
  }

  /** True when everything was sent. What follows one that was not waits with it. */
  async #sendAll({ deliveries, leasedUntil }: Lane): Promise<boolean> {
    let isThrough = true;
    const settled: Promise<void>[] = [];
    for (const delivery of deliveries) {
      const leftMs = leasedUntil.getTime() - this.#context.clock.now().getTime();
      if (leftMs < leaseLeftMs || this.#isStopping) break;
      const outcome = await this.#send(delivery);
      settled.push(this.#settling.add({ delivery, outcome }));
      isThrough = outcome === 'sent' || !('retry' in outcome);
      if (!isThrough) break;
    }
    await Promise.all(settled);
    return isThrough;
  }

  async #send(delivery: ClaimedDelivery): Promise<DeliveryOutcome> {
    const sender = this.#senders[delivery.channel];
    if (!sender) throw new Error(`nothing sends by ${delivery.channel}`);
    try {
      return await sender.send(delivery);
    } catch (error) {
      this.#context.log.error({ error, deliveryId: delivery.id }, 'a delivery could not be made');
      return { retry: 'a fault of the sender; see the log' };
    }
  }
}

/** Sends mails and webhooks as they fall due. */
export function deliverJob(context: Context, senders: Senders): Job {
  return {
    name: 'deliver',
    everyMs: pollMs,
    run: (stopping) => new Deliverer(context, senders).runUntil(stopping),
  };
}
