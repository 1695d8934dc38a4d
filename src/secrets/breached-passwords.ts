import { createHash } from 'node:crypto';
import { Refusal } from '../core/refusal.ts';
import { isOnDigestList, requireDigestList } from './digest-list.ts';
import { type Secret, unwrap } from './secret.ts';

/** A person can do nothing about it; whoever runs the server puts the file back. */
const retryAfterSeconds = 60;

/**
 * The passwords known from breaches, as *Pwned Passwords* offers them for download: a file of SHA-1 digests,
 * one a line, in their order (NIST SP 800-63B-4, 3.1.1.2). It is opened anew at each look, so that a newer
 * one may be moved into its place while the program runs.
 */
export class BreachedPasswords {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Throws where the file cannot be read or is no such list; the message says what is wrong with it. */
  static async open(path: string): Promise<BreachedPasswords> {
    await requireDigestList(path);
    return new BreachedPasswords(path);
  }

  /**
   * True when the password is known, as it was typed or in the form it is kept in. Refuses
   * `temporarily_unavailable` when the file fails: no breached password passes because we could not look.
   */
  async has(password: Secret): Promise<boolean> {
    const text = unwrap(password);
    try {
      for (const form of new Set([text, text.normalize('NFKC')])) {
        if (await isOnDigestList(this.#path, sha1(form))) return true;
      }
      return false;
    } catch (cause) {
      const internal = `The list of breached passwords ${this.#path} failed: ${(cause as Error).message}`;
      throw new Refusal('temporarily_unavailable', { retryAfterSeconds, internal, cause });
    }
  }
}

/** What the list is made by: no protection of anything. */
function sha1(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex').toUpperCase();
}
