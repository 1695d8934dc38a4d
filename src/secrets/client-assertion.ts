import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import {
  assertionAlgorithms,
  assertionClockMs,
  assertionMsMax,
  type PublicJwks,
} from '../core/oauth-client.ts';
import { type Secret, unwrap } from './secret.ts';

/** Longer than any that a client would sign. */
const assertionLengthMax = 8_192;

/** Whom a signed assertion says it is of, before anything of it is believed; null: it is none. */
export function claimedClient(assertion: Secret): string | null {
  const text = unwrap(assertion);
  if (text.length > assertionLengthMax) return null;
  try {
    const { sub } = decodeJwt(text);
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}

export interface VerifiedAssertion {
  /** A digest of its id, by which it is known when it is shown again. */
  jtiHash: string;
  /** Later it is good for nothing, whoever shows it. */
  expiresAt: Date;
}

/**
 * Verifies a client's signed assertion (RFC 7523): by one of its own keys, issued by and about itself, for
 * one of the `audiences`, ending within five minutes, with an id. That it is shown once is the caller's to
 * see to. Gives null and nothing more when it is not all of that.
 */
export async function verifyClientAssertion(
  assertion: Secret,
  of: { clientId: string; jwks: PublicJwks; audiences: readonly string[]; now: Date },
): Promise<VerifiedAssertion | null> {
  const { clientId, jwks, audiences, now } = of;
  try {
    const keys = createLocalJWKSet(jwks as unknown as JSONWebKeySet);
    const { payload } = await jwtVerify(unwrap(assertion), keys, {
      algorithms: [...assertionAlgorithms],
      issuer: clientId,
      subject: clientId,
      audience: [...audiences],
      currentDate: now,
      clockTolerance: assertionClockMs / 1000,
      requiredClaims: ['exp', 'jti'],
    });
    const { exp, jti } = payload;
    if (typeof exp !== 'number' || typeof jti !== 'string' || jti === '') return null;
    const endsAtMs = exp * 1000;
    if (endsAtMs > now.getTime() + assertionMsMax + assertionClockMs) return null;
    const jtiHash = createHash('sha256').update(jti).digest('hex');
    return { jtiHash, expiresAt: new Date(endsAtMs + assertionClockMs) };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
