import { createHash, timingSafeEqual } from 'node:crypto';
import { Secret, unwrap } from './secret.ts';

/**
 * What is stored of a token: SHA-256 in lower-case hex. A fast digest is enough for 256 random bits, and it
 * can be looked up by an index.
 */
export function hashToken(token: string | Secret): string {
  const text = token instanceof Secret ? unwrap(token) : token;
  return createHash('sha256').update(text).digest('hex');
}

/** True when the token has that hash; takes the same time for every token. */
export function isTokenOfHash(token: string | Secret, hash: string): boolean {
  const given = Buffer.from(hashToken(token));
  const stored = Buffer.from(hash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
