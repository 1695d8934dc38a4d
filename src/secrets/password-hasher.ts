import { hash, verify } from '@node-rs/argon2';
import { argon2Cost, decoyVerifier } from './argon2-cost.ts';
import type { HashQueue } from './hash-queue.ts';
import { type Secret, unwrap } from './secret.ts';

/**
 * Keeps people's passwords as Argon2id, in the same queue as PINs. Throws `HashQueueFull` when too many wait.
 */
export class PasswordHasher {
  readonly #queue: HashQueue;

  constructor(queue: HashQueue) {
    this.#queue = queue;
  }

  hash(password: Secret): Promise<string> {
    const text = normalized(password);
    return this.#queue.run(() => hash(text, argon2Cost));
  }

  /**
   * True when it is that password. Without a hash (nobody of that address, or no password set yet) it takes
   * as long and answers false, so that time does not tell who has an account.
   */
  async verify(password: Secret, passwordHash: string | null): Promise<boolean> {
    const text = normalized(password);
    const isRight = await this.#queue.run(() => verify(passwordHash ?? decoyVerifier, text));
    return isRight && passwordHash !== null;
  }
}

/**
 * NIST SP 800-63B-4, 3.1.1.2: one form of Unicode, so that a password typed on another keyboard is the same.
 */
function normalized(password: Secret): string {
  return unwrap(password).normalize('NFKC');
}
