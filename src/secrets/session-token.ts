import { createHmac } from 'node:crypto';
import { hashToken } from './hash-token.ts';
import { randomText } from './token-text.ts';

export interface NewSessionToken {
  /** For the cookie. */
  token: string;
  hash: string;
  /** For the page, which sends it back with every change. */
  csrfToken: string;
  csrfHash: string;
}

export function newSessionToken(): NewSessionToken {
  const token = randomText();
  const csrfToken = csrfTokenOf(token);
  return { token, hash: hashToken(token), csrfToken, csrfHash: hashToken(csrfToken) };
}

/**
 * The CSRF token that belongs to a session: it follows from the session's token, so that a reloaded page gets
 * the same one although only hashes are kept. Knowing it does not help to find the session's.
 */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('portkeeper/csrf').digest('base64url');
}
