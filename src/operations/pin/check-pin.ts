import type { OrganizationId, PinAttemptId } from '../../core/ids.ts';
import { HashQueueFull } from '../../secrets/hash-queue.ts';
import type { StoredPin } from '../../secrets/pin-hasher.ts';
import type { Secret } from '../../secrets/secret.ts';
import { newId } from '../../storage/new-id.ts';
import {
  type AttemptCount,
  releasePinAttempt,
  reservePinAttempt,
  settlePinAttempt,
} from '../../storage/pin-attempts.ts';
import { type CurrentPin, pinCounter, rewrapPin } from '../../storage/port-out-pins.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { noPlaceInTime } from './attempt-line.ts';

const askAgainMs = 100;

/** An attempt whose PIN was looked at, and whose place is reserved until it is settled or released. */
export interface CheckedPin {
  attempt: PinAttemptId;
  pin: CurrentPin;
  verdict: 'right' | 'wrong';
  /** The same PIN under the newest key, when it rests on an older one: nobody is asked for it again. */
  rewrapped: StoredPin | null;
}

/**
 * Checks a PIN under the rule of product section 9.2: a place is reserved, and seen by every other process,
 * before the PIN is looked at. `use` gets what was found and settles the attempt in its own transaction; when
 * it throws or does not settle, the place is released uncounted, because nobody learns what was found. Null:
 * decisions went on hold meanwhile.
 *
 * Refuses `pin_attempts_in_flight` when no place comes free within five seconds.
 */
export async function checkPin<T>(
  context: Context,
  organizationId: OrganizationId,
  pin: Secret,
  use: (checked: CheckedPin | null) => Promise<{ isSettled: boolean; value: T }>,
): Promise<T> {
  return context.attemptLine.run(organizationId, async (giveUpAtMs) => {
    const reserved = await reserve(context, organizationId, giveUpAtMs);
    if (reserved === 'on_hold') return (await use(null)).value;
    let isSettled = false;
    try {
      const isRight = await context.pinHasher.verify(pin, reserved.pin);
      const rewrapped = isRight ? await rewrap(context, pin, reserved.pin) : null;
      const used = await use({ ...reserved, verdict: isRight ? 'right' : 'wrong', rewrapped });
      isSettled = used.isSettled;
      return used.value;
    } finally {
      if (!isSettled) await release(context, organizationId, reserved.attempt);
    }
  });
}

async function reserve(context: Context, organizationId: OrganizationId, giveUpAtMs: number) {
  for (;;) {
    const at = context.clock.now();
    const attempt = newId('pinAttempt', at);
    const handle = context.db.forOrganization(organizationId);
    // Lost in a crash of the database, it makes what was found worthless: `endPinAttempt` finds no place.
    const pin = await handle.passingTransactionOfOne((tx) => reservePinAttempt(tx, attempt, at));
    if (pin) return { attempt, pin };
    const { onHoldSince } = await handle.ask((tx) => pinCounter(tx));
    if (onHoldSince) return 'on_hold';
    if (performance.now() + askAgainMs > giveUpAtMs) throw noPlaceInTime();
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

/** It can wait for the next right use when too many hashes are waiting already. */
async function rewrap(context: Context, pin: Secret, { keyId }: CurrentPin): Promise<StoredPin | null> {
  if (context.pinHasher.isCurrent(keyId)) return null;
  return context.pinHasher.hash(pin).catch((error: unknown) => {
    if (error instanceof HashQueueFull) return null;
    throw error;
  });
}

/** Best effort: a place that cannot be given back, because the database is gone, lapses by itself. */
async function release(
  context: Context,
  organizationId: OrganizationId,
  attempt: PinAttemptId,
): Promise<void> {
  try {
    await context.db.forOrganization(organizationId).transaction((tx) => releasePinAttempt(tx, attempt));
  } catch (error) {
    context.log.warn({ error, organizationId }, 'a reserved PIN attempt was left to lapse');
  }
}

/**
 * Ends an attempt in the transaction of the decision: counts it when the decision rests on what the check
 * found, else gives its place back. A right PIN that rests on an older key is kept under the newest from now
 * on. `no_place`, with nothing changed: what the check found must not be used.
 */
export async function endPinAttempt(
  tx: OrganizationTx,
  { attempt, pin, verdict, rewrapped }: CheckedPin,
  isCounted: boolean,
  at: Date,
): Promise<AttemptCount | 'uncounted' | 'no_place'> {
  if (!isCounted) {
    await releasePinAttempt(tx, attempt);
    return 'uncounted';
  }
  const count = await settlePinAttempt(tx, attempt, verdict, at);
  if (count && rewrapped) await rewrapPin(tx, pin.generation, rewrapped);
  return count ?? 'no_place';
}
