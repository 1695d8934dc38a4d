import type { OrganizationId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { pinFailuresMax } from '../../storage/pin-attempts.ts';

const waitMaxMs = 5_000;

interface Line {
  inside: number;
  waiting: (() => void)[];
}

/** A refusal of a request that found no place for its PIN attempt in time. */
export function noPlaceInTime(): Refusal {
  return new Refusal('pin_attempts_in_flight', { retryAfterSeconds: 1 });
}

/**
 * This process's PIN attempts, in order per organization, as many inside as can ever be in flight. What
 * counts is the database's row, over all processes (product rule 9.2); the line only spares it from being
 * asked by hundreds at once.
 */
export class AttemptLine {
  readonly #lines = new Map<OrganizationId, Line>();

  /**
   * Runs once there is room, giving the instant (of `performance.now`) by which a place must be found.
   * Refuses `pin_attempts_in_flight` when there is none within five seconds.
   */
  async run<T>(organizationId: OrganizationId, run: (giveUpAtMs: number) => Promise<T>): Promise<T> {
    const giveUpAtMs = performance.now() + waitMaxMs;
    await this.#enter(organizationId, giveUpAtMs);
    try {
      return await run(giveUpAtMs);
    } finally {
      this.#leave(organizationId);
    }
  }

  async #enter(organizationId: OrganizationId, giveUpAtMs: number): Promise<void> {
    const line = this.#lines.get(organizationId) ?? { inside: 0, waiting: [] };
    this.#lines.set(organizationId, line);
    if (line.inside < pinFailuresMax) {
      line.inside += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(enter), 1);
        reject(noPlaceInTime());
      }, giveUpAtMs - performance.now());
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      line.waiting.push(enter);
    });
  }

  /** Hands the place to the next in line, or gives it up. */
  #leave(organizationId: OrganizationId): void {
    const line = this.#lines.get(organizationId);
    const next = line?.waiting.shift();
    if (next) {
      next();
    } else if (line) {
      line.inside -= 1;
      if (line.inside === 0) this.#lines.delete(organizationId);
    }
  }
}
