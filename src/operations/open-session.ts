import type { ProofMethod } from '../core/fresh-proof.ts';
import type { SessionId, UserId } from '../core/ids.ts';
import { newSessionToken } from '../secrets/session-token.ts';
import { newId } from '../storage/new-id.ts';
import { insertSession, type SessionProvider } from '../storage/sessions.ts';
import type { OperatorTx } from '../storage/tx.ts';
import { sessionMaxMs } from './session-lifetime.ts';

/** Where somebody signs in from. */
export interface SignInPlace {
  address: string;
  /** What the browser calls itself, if it says so. */
  userAgent: string | null;
}

export interface OpenedSession {
  id: SessionId;
  userId: UserId;
  /** For the cookie, and kept nowhere else. */
  token: string;
  csrfToken: string;
}

interface SessionToOpen {
  userId: UserId;
  provedBy: ProofMethod;
  /** When they showed who they are, if not just now. */
  provedAt?: Date;
  place: SignInPlace;
  provider?: SessionProvider;
}

/**
 * Opens a session in the caller's transaction. Each sign-in makes a new token, so none can be planted
 * beforehand. It begins with a fresh proof: the one the person has just signed in by.
 */
export async function openSession(tx: OperatorTx, opened: SessionToOpen, at: Date): Promise<OpenedSession> {
  const { userId, provedBy, place, provider = null, provedAt = at } = opened;
  const { address, userAgent } = place;
  const { token, hash, csrfToken, csrfHash } = newSessionToken();
  const id = newId('session', at);
  const expiresAt = new Date(at.getTime() + sessionMaxMs);
  const kept = { id, tokenHash: hash, csrfHash, userId, provedBy, provedAt, provider, address, userAgent };
  await insertSession(tx, { ...kept, createdAt: at, expiresAt });
  return { id, userId, token, csrfToken };
}
