import { Secret, TOTP } from 'otpauth';

/** The code an authenticator app shows at that moment, so many steps of 30 seconds later. */
export function totpCode(secret: string, at: Date, stepsLater = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  return totp.generate({ timestamp: at.getTime() + stepsLater * 30_000 });
}
