import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import { Secret, unwrap } from './secret.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a secret that has to be read again, such as one that signs: AES-256-GCM under a key outside the
 * database. `place` says whose it is; moved to another row it cannot be opened. The key's id stands in front,
 * so that after a rotation old ones are still readable.
 */
export function seal(keyRing: KeyRing, secret: Secret, place: string): string {
  const keyId = keyRing.activeKeyId;
  const nonce = randomBytes(nonceBytes);
  const encrypting = createCipheriv(cipher, keyRing.subkey(keyId, 'seal'), nonce).setAAD(Buffer.from(place));
  const encrypted = Buffer.concat([encrypting.update(unwrap(secret), 'utf8'), encrypting.final()]);
  return `${keyId}:${Buffer.concat([nonce, encrypted, encrypting.getAuthTag()]).toString('base64url')}`;
}

/** The secret again. Throws when it was changed, is another place's, or its key is gone. */
export function unseal(keyRing: KeyRing, sealed: string, place: string): Secret {
  const colon = sealed.indexOf(':');
  const bytes = Buffer.from(sealed.slice(colon + 1), 'base64url');
  if (bytes.length < nonceBytes + tagBytes) throw new Error('not a sealed secret');
  const key = keyRing.subkey(sealed.slice(0, colon), 'seal');
  const decrypting = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  }).setAAD(Buffer.from(place));
  decrypting.setAuthTag(bytes.subarray(-tagBytes));
  const encrypted = bytes.subarray(nonceBytes, -tagBytes);
  return Secret.of(Buffer.concat([decrypting.update(encrypted), decrypting.final()]).toString('utf8'));
}
