import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { argon2Cost, decoyVerifier } from './argon2-cost.ts';
import type { HashQueue } from './hash-queue.ts';
import type { KeyRing } from './key-ring.ts';
import { type Secret, unwrap } from './secret.ts';

/** As long as what a PIN becomes. */
const decoyText = '0'.repeat(64);

export interface StoredPin {
  /** Argon2id in PHC form over HMAC-SHA-256 of the PIN. Worthless without the key. */
  verifier: string;
  keyId: string;
}

/**
 * Keeps PINs so that nobody can read them back. All six-digit PINs could be tried against a plain Argon2id
 * hash in hours; the key, which is not in the database, is what makes a stolen database useless.
 *
 * Every call but `isCurrent` throws `HashQueueFull` when too many hashes wait, and throws when the key is
 * missing: a fault of ours is never told as a wrong PIN.
 */
export class PinHasher {
  readonly #keyRing: KeyRing;
  readonly #queue: HashQueue;

  constructor(keyRing: KeyRing, queue: HashQueue) {
    this.#keyRing = keyRing;
    this.#queue = queue;
  }

  /** What to store of a new PIN, under the key in use now. */
  async hash(pin: Secret): Promise<StoredPin> {
    const keyId = this.#keyRing.activeKeyId;
    const keyed = this.#keyed(pin, keyId);
    return { verifier: await this.#queue.run(() => hash(keyed, argon2Cost)), keyId };
  }

  /** True when it is that PIN. The comparison of the results takes the same time for every PIN. */
  async verify(pin: Secret, stored: StoredPin): Promise<boolean> {
    const keyed = this.#keyed(pin, stored.keyId);
    return this.#queue.run(() => verify(stored.verifier, keyed));
  }

  /** Takes as long as `verify` and compares nothing: for requests that have no PIN to be compared with. */
  async decoy(): Promise<void> {
    await this.#queue.run(() => verify(decoyVerifier, decoyText));
  }

  /** False when a PIN rests on an older key and should be hashed anew at its next right use. */
  isCurrent(keyId: string): boolean {
    return keyId === this.#keyRing.activeKeyId;
  }

  /** In hex, because the Argon2 package takes a password's bytes only when they are UTF-8. */
  #keyed(pin: Secret, keyId: string): string {
    return createHmac('sha256', this.#keyRing.subkey(keyId, 'pin')).update(unwrap(pin)).digest('hex');
  }
}
