import { createHmac, randomBytes } from 'node:crypto';
import { type Secret, unwrap } from './secret.ts';

const prefix = 'whsec_';

/** A new secret of a webhook endpoint, as the Standard Webhooks write it: `whsec_` and 32 bytes in base64. */
export function newWebhookSecret(): string {
  return `${prefix}${randomBytes(32).toString('base64')}`;
}

/**
 * The `webhook-signature` of a message by the Standard Webhooks: for each secret `v1,` and the HMAC-SHA-256
 * of id, second and body. There is one per secret so that during a rotation a receiver that knows the old one
 * or the new one can check it. Throws for a secret that is none of an endpoint.
 */
export function webhookSignature(
  secrets: readonly Secret[],
  { id, at, body }: { id: string; at: Date; body: string },
): string {
  const signed = `${id}.${Math.floor(at.getTime() / 1000)}.${body}`;
  return secrets.map((secret) => `v1,${hmac(unwrap(secret), signed)}`).join(' ');
}

function hmac(secret: string, signed: string): string {
  if (!secret.startsWith(prefix)) throw new Error('not the secret of a webhook endpoint');
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return createHmac('sha256', key).update(signed).digest('base64');
}
