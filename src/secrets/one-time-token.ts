import { hashToken } from './hash-token.ts';
import { randomText } from './token-text.ts';

/** The token of a one-time link: 256 random bits, shown once; only the hash is kept. */
export function newOneTimeToken(): { token: string; hash: string } {
  const token = randomText();
  return { token, hash: hashToken(token) };
}
