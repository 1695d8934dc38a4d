import { deviceName, deviceOf } from '../../core/device-of.ts';
import type { ProofMethod } from '../../core/fresh-proof.ts';
import type { SessionId, UserId } from '../../core/ids.ts';
import type { MailLanguage } from '../../core/mail-facts.ts';
import { isBothFactors } from '../../core/sign-in-policy.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import { newOneTimeToken } from '../../secrets/one-time-token.ts';
import { newSessionToken } from '../../secrets/session-token.ts';
import { meetDevice } from '../../storage/known-devices.ts';
import { newId } from '../../storage/new-id.ts';
import { keepFirstLanguage } from '../../storage/notification-choices.ts';
import { insertSession, type SessionProvider } from '../../storage/sessions.ts';
import type { OperatorTx } from '../../storage/tx.ts';

import type { Context } from '../context.ts';
import { queuePersonMail } from '../news/queue-person-mail.ts';
import { sessionMaxMs } from './session-lifetime.ts';

/** Where somebody signs in from. */
export interface SignInPlace {
  address: string;
  /** What the browser calls itself, if it says so. */
  userAgent: string | null;
  /** The token of the browser's long-lived cookie, if it has one. */
  deviceToken: string | null;
  /** What the browser is set to, for a mail to somebody who never chose a language. */
  language: MailLanguage;
}

/** A place as the record tells of it. */
export function placeDetail({ address, userAgent }: SignInPlace) {
  return { address, ...deviceOf(userAgent) };
}

/** A place as a mail tells of it. */
export function askedFrom({ address, userAgent }: SignInPlace) {
  return { address, device: deviceName(userAgent) };
}

export interface OpenedSession {
  id: SessionId;
  userId: UserId;
  /** For the cookie, and kept nowhere else. */
  token: string;
  csrfToken: string;
  /** For the cookie by which this browser is known the next time; null: it keeps the one it has. */
  newDeviceToken: string | null;
}

export interface SessionToOpen {
  userId: UserId;
  provedBy: ProofMethod;
  /** When they showed who they are, if not just now. */
  provedAt?: Date;
  /** What they showed beside a password; left out or null: nothing. */
  secondFactor?: 'totp' | 'recovery_code' | null;
  place: SignInPlace;
  provider?: SessionProvider;
}

/**
 * Opens a session in the caller's transaction. Each sign-in makes a new token, so none can be planted
 * beforehand. It begins with a fresh proof: the one the person has just signed in by. Whoever signed in
 * before, but never with this browser, is told by mail.
 */
export async function openSession(
  context: Pick<Context, 'keyRing'>,
  tx: OperatorTx,
  opened: SessionToOpen,
  at: Date,
): Promise<OpenedSession> {
  const { userId, provedBy, secondFactor = null, place, provider = null, provedAt = at } = opened;
  const { address, userAgent } = place;
  const { token, hash, csrfToken, csrfHash } = newSessionToken();
  const id = newId('session', at);
  const expiresAt = new Date(at.getTime() + sessionMaxMs);
  const hasTwoFactors = isBothFactors[provedBy] || secondFactor !== null;
  const proof = { provedBy, provedAt, hasTwoFactors, provider };
  const kept = { id, tokenHash: hash, csrfHash, userId, ...proof, address, userAgent };
  await insertSession(tx, { ...kept, createdAt: at, expiresAt });
  await keepFirstLanguage(tx, userId, place.language);
  const newDeviceToken = place.deviceToken === null ? newOneTimeToken().token : null;
  const deviceHash = hashToken(place.deviceToken ?? newDeviceToken ?? '');
  if ((await meetDevice(tx, userId, deviceHash, at)) === 'new') {
    const detail = { kind: 'new_device' as const, ...askedFrom(place) };
    await queuePersonMail(context, tx, { userId, fallbackLanguage: place.language, detail, at });
  }
  return { id, userId, token, csrfToken, newDeviceToken };
}
