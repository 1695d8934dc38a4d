import { Secret as OtpSecret, TOTP } from 'otpauth';
import { Secret, unwrap } from './secret.ts';

const issuer = 'Portkeeper';
const periodSeconds = 30;
/** RFC 4226 recommends 160 bits, and apps expect them. */
const secretBytes = 20;

/** A new secret for an authenticator app, in base 32. */
export function newTotpSecret(): Secret {
  return Secret.of(new OtpSecret({ size: secretBytes }).base32);
}

/** The secret as its person takes it into an app: typed, or read as the QR code of an address. */
export function showTotpSecret(secret: Secret, account: string): { secret: string; uri: string } {
  return { secret: unwrap(secret), uri: totpOf(secret, account).toString() };
}

/**
 * Which step of 30 seconds a code is of (RFC 6238), or null when it is none of now, the one before and the
 * next: clocks of phones are a little off.
 */
export function totpStep(secret: Secret, code: Secret, at: Date): number | null {
  const token = unwrap(code).replaceAll(/\s/g, '');
  const timestamp = at.getTime();
  const delta = totpOf(secret, '').validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}

function totpOf(secret: Secret, label: string): TOTP {
  const options = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
  return new TOTP({ ...options, issuer, label, secret: OtpSecret.fromBase32(unwrap(secret)) });
}
