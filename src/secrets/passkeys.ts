import { randomBytes } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { hashToken } from './hash-token.ts';

/** The site a passkey is for: its host's name, and the origin its pages have. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** How long the browser may take to ask the person (milliseconds), and a challenge is good. */
export const challengeMaxMs = 5 * 60_000;

export type PasskeyAssertion = AuthenticationResponseJSON;
export type PasskeyAttestation = RegistrationResponseJSON;

/** 256 random bits that are signed once. */
export function newPasskeyChallenge(): { challenge: Uint8Array<ArrayBuffer>; hash: string } {
  const challenge = new Uint8Array(randomBytes(32));
  return { challenge, hash: hashToken(Buffer.from(challenge).toString('base64url')) };
}

/** Asks a browser to make a passkey that names its person by itself and verifies them (PIN, finger, face). */
export function registrationOptions(asked: {
  relyingParty: RelyingParty;
  user: { id: string; email: string; name: string };
  challenge: Uint8Array<ArrayBuffer>;
  /** Those the person has: one authenticator is registered once. */
  existingIds: readonly string[];
}) {
  const { relyingParty, user, challenge, existingIds } = asked;
  return generateRegistrationOptions({
    rpName: 'Portkeeper',
    rpID: relyingParty.id,
    userName: user.email,
    userDisplayName: user.name,
    userID: new Uint8Array(Buffer.from(user.id)),
    challenge,
    timeout: challengeMaxMs,
    attestationType: 'none',
    excludeCredentials: existingIds.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Asks a browser to sign with one of these passkeys, or with any it has for this site. */
export function assertionOptions(asked: {
  relyingParty: RelyingParty;
  challenge: Uint8Array<ArrayBuffer>;
  allowed: readonly { credentialId: string; transports: readonly string[] }[];
}) {
  const { relyingParty, challenge, allowed } = asked;
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge,
    timeout: challengeMaxMs,
    userVerification: 'required',
    allowCredentials: allowed.map(({ credentialId: id, transports }) => ({
      id,
      transports: [...transports],
    })),
  });
}

/** The challenge a browser says it had signed, and what is kept of it; null when nothing can be read. */
export function challengeOf(signed: PasskeyAssertion | PasskeyAttestation): {
  challenge: string;
  hash: string;
} | null {
  try {
    const json = Buffer.from(signed.response.clientDataJSON, 'base64url').toString('utf8');
    const { challenge } = JSON.parse(json) as { challenge?: unknown };
    return typeof challenge === 'string' ? { challenge, hash: hashToken(challenge) } : null;
  } catch {
    return null;
  }
}

/** What is kept of a new passkey; null when the answer does not prove it, whatever is wrong with it. */
export async function verifyNewPasskey(
  signed: PasskeyAttestation,
  expected: { relyingParty: RelyingParty; challenge: string },
): Promise<{ credentialId: string; publicKey: string; counter: number; transports: string[] } | null> {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: signed,
    expectedChallenge: expected.challenge,
    expectedOrigin: expected.relyingParty.origin,
    expectedRPID: expected.relyingParty.id,
    requireUserVerification: true,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!verified || !registrationInfo) return null;
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
}

/**
 * How often the passkey has signed, as it says itself; null when the answer does not prove it. Whether that
 * is more often than before is the caller's to ask, where the number is kept.
 */
export async function verifyPasskey(
  signed: PasskeyAssertion,
  passkey: { userId: string; credentialId: string; publicKey: string; transports: readonly string[] },
  expected: { relyingParty: RelyingParty; challenge: string },
): Promise<{ counter: number } | null> {
  const { userHandle } = signed.response;
  const handle = Buffer.from(passkey.userId).toString('base64url');
  if (userHandle !== undefined && userHandle !== handle) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: signed,
    expectedChallenge: expected.challenge,
    expectedOrigin: expected.relyingParty.origin,
    expectedRPID: expected.relyingParty.id,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: 0,
      transports: [...passkey.transports],
    },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }));
  return verified && authenticationInfo ? { counter: authenticationInfo.newCounter } : null;
}
