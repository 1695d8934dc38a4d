import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../core/audit-chain.ts';
import type { KeyRing } from './key-ring.ts';
import { Secret, unwrap } from './secret.ts';

/**
 * Tells whether two requests have the same content without keeping the content: an HMAC under a key outside
 * the database. A plain digest would not do, because an order holds a PIN, and six digits are guessed from a
 * digest at once.
 */
export class ContentMac {
  readonly #keyRing: KeyRing;

  constructor(keyRing: KeyRing) {
    this.#keyRing = keyRing;
  }

  /** `keyId:mac` of a content that JSON can hold; `Secret`s in it count with their text. */
  macOf(content: unknown): string {
    const keyId = this.#keyRing.activeKeyId;
    return `${keyId}:${this.#mac(keyId, content).toString('base64url')}`;
  }

  /** True when the mac was made of the same content. Throws when its key is gone: then nobody can tell. */
  matches(mac: string, content: unknown): boolean {
    const colon = mac.indexOf(':');
    const kept = Buffer.from(mac.slice(colon + 1), 'base64url');
    const made = this.#mac(mac.slice(0, colon), content);
    return kept.length === made.length && timingSafeEqual(kept, made);
  }

  #mac(keyId: string, content: unknown): Buffer {
    const key = this.#keyRing.subkey(keyId, 'content');
    return createHmac('sha256', key)
      .update(canonicalJson(revealed(content)))
      .digest();
  }
}

function revealed(value: unknown): unknown {
  if (value instanceof Secret) return unwrap(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(revealed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revealed(member)]));
}
