import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type Secret, unwrap } from './secret.ts';

/** A new secret of a webhook endpoint, as the Standard Webhooks write it: `whsec_` and 32 bytes in base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/**
 * The `webhook-signature` of a message: one signature per secret, so that during a rotation a receiver that
 * knows the old one or the new one can check it.
 */
export function webhookSignature(
  secrets: readonly Secret[],
  message: { id: string; at: Date; body: string },
): string {
  const { id, at, body } = message;
  return secrets.map((secret) => new Webhook(unwrap(secret)).sign(id, at, body)).join(' ');
}
