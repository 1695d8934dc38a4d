import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/secrets/secret.ts';
import { newWebhookSecret, webhookSignature } from '../../src/secrets/webhook-secret.ts';

const at = new Date('2026-11-20T10:00:00.999Z');
const secret = newWebhookSecret();

describe('the signature of a webhook', () => {
  test.each([
    ['plain', '{"type":"order_confirmed"}'],
    ['empty', ''],
    ['of more than ASCII', '{"name":"Télécom ☎ 📞"}'],
    ['longer than a block of the hash', 'x'.repeat(10_000)],
  ])('is what the library of the Standard Webhooks makes of a body that is %s', (_what, body) => {
    const message = { id: 'evt_01m87149c0kfwgcgtk00rf9hxs', at, body };
    const expected = new Webhook(secret).sign(message.id, at, body);
    expect(webhookSignature([Secret.of(secret)], message)).toBe(expected);
  });

  test.each([1, 24, 32, 64, 65])('is the library’s with a key of %i bytes', (bytes) => {
    const other = `whsec_${randomBytes(bytes).toString('base64')}`;
    const message = { id: 'evt_1', at, body: '{}' };
    expect(webhookSignature([Secret.of(other)], message)).toBe(new Webhook(other).sign('evt_1', at, '{}'));
  });

  test('names one signature for each secret', () => {
    const message = { id: 'evt_1', at, body: '{}' };
    const both = [secret, newWebhookSecret()];
    const each = both.map((one) => new Webhook(one).sign('evt_1', at, '{}'));
    expect(webhookSignature(both.map(Secret.of), message)).toBe(each.join(' '));
  });

  test('is not made with something that is no secret of an endpoint, and does not show it', () => {
    const sign = () => webhookSignature([Secret.of('a-key-from-elsewhere')], { id: 'evt_1', at, body: '{}' });
    expect(sign).toThrow(/^not the secret of a webhook endpoint$/);
  });
});
