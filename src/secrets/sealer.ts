import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import { Secret, unwrap } from './secret.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Keeps a secret that is needed in clear later, such as a link's token while its mail waits: sealed under a
 * key outside the database, so that the table alone opens nothing.
 */
export class Sealer {
  readonly #keyRing: KeyRing;

  constructor(keyRing: KeyRing) {
    this.#keyRing = keyRing;
  }

  /** `keyId:` and nonce, cipher text and tag in base64url. */
  seal(secret: Secret): string {
    const keyId = this.#keyRing.activeKeyId;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#keyRing.subkey(keyId, 'seal'), nonce);
    const sealed = Buffer.concat([nonce, cipher.update(unwrap(secret), 'utf8'), cipher.final()]);
    return `${keyId}:${Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')}`;
  }

  /** Throws when the key is gone or the text was changed: a fault, never an empty secret. */
  unseal(sealed: string): Secret {
    const colon = sealed.indexOf(':');
    const bytes = Buffer.from(sealed.slice(colon + 1), 'base64url');
    const key = this.#keyRing.subkey(sealed.slice(0, colon), 'seal');
    const opener = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
    opener.setAuthTag(bytes.subarray(-tagBytes));
    const text = opener.update(bytes.subarray(nonceBytes, -tagBytes));
    return Secret.of(Buffer.concat([text, opener.final()]).toString('utf8'));
  }
}
