import type { UserId } from '../core/ids.ts';
import { newSessionToken } from '../secrets/session-token.ts';
import { insertSession } from '../storage/sessions.ts';
import type { OperatorTx } from '../storage/tx.ts';
import { sessionMaxMs } from './session-lifetime.ts';

export interface OpenedSession {
  userId: UserId;
  /** For the cookie, and kept nowhere else. */
  token: string;
  csrfToken: string;
}

/**
 * Opens a session in the caller's transaction. Each sign-in makes a new token, so none can be planted
 * beforehand.
 */
export async function openSession(tx: OperatorTx, userId: UserId, at: Date): Promise<OpenedSession> {
  const { token, hash, csrfToken, csrfHash } = newSessionToken();
  const expiresAt = new Date(at.getTime() + sessionMaxMs);
  await insertSession(tx, { tokenHash: hash, csrfHash, userId, createdAt: at, expiresAt });
  return { userId, token, csrfToken };
}
