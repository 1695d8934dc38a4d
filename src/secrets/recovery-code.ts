import { randomBytes } from 'node:crypto';
import { hashToken } from './hash-token.ts';
import { type Secret, unwrap } from './secret.ts';

/** Crockford's base 32: nothing in it looks like anything else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codesAtOnce = 10;
/** 120 bits: so many that a fast digest keeps them (ASVS 5.0, 6.5.2). */
const codeLength = 24;

/** Ten codes to be shown once, `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`, and what is kept of them. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const bare = Array.from({ length: codesAtOnce }, () =>
    [...randomBytes(codeLength)].map((byte) => alphabet.charAt(byte % alphabet.length)).join(''),
  );
  return {
    codes: bare.map((code) => (code.match(/.{4}/g) ?? []).join('-')),
    hashes: bare.map((code) => hashToken(code)),
  };
}

/** What is kept of a code, however it was typed. */
export function hashRecoveryCode(typed: Secret): string {
  const bare = unwrap(typed)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return hashToken(bare);
}
