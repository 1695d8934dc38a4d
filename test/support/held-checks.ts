import { vi } from 'vitest';
import type { World } from './world.ts';

/** PIN checks of a world that wait until they are let go. */
export interface HeldChecks {
  /** Checks that wait now. */
  waiting(): number;
  /** Checks begun since, waiting or not. */
  started(): number;
  areWaiting(count: number): Promise<void>;
  /** Checks begun from now on do not wait. */
  passBy(): void;
  /** Those that wait go on, and nothing waits any more. */
  letGo(): void;
}

/** Holds the world's PIN checks between reserving the place and comparing. `vi.restoreAllMocks` ends it. */
export function heldChecks({ context }: World): HeldChecks {
  const verify = context.pinHasher.verify.bind(context.pinHasher);
  const waiting: (() => void)[] = [];
  let started = 0;
  let isHolding = true;
  vi.spyOn(context.pinHasher, 'verify').mockImplementation(async (pin, stored) => {
    started += 1;
    if (isHolding) await new Promise<void>((resolve) => waiting.push(resolve));
    return verify(pin, stored);
  });
  return {
    waiting: () => waiting.length,
    started: () => started,
    areWaiting: (count) => vi.waitUntil(() => waiting.length >= count, { timeout: 10_000 }).then(() => {}),
    passBy() {
      isHolding = false;
    },
    letGo() {
      isHolding = false;
      for (const goOn of waiting.splice(0)) goOn();
    },
  };
}

/** Places reserved now by attempts on the organization's PIN. */
export async function reservationsOf({ database, org }: World): Promise<string[]> {
  const { rows } = await database.asOwner((owner) =>
    owner.query('SELECT reservations FROM pin_attempt_counters WHERE organization_id = $1', [org.id]),
  );
  return rows[0]?.reservations ?? [];
}
