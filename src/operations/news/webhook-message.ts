import { toldEvent } from '../../core/told-event.ts';
import { unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { webhookSignature } from '../../secrets/webhook-secret.ts';
import type { ClaimedDelivery, ClaimedEndpoint } from '../../storage/claimed-deliveries.ts';
import type { Context } from '../context.ts';

/** What is posted to an endpoint, signed as of now. */
export interface SignedMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The kind a test of an endpoint has. */
export const testKind = 'webhook_test';

/**
 * The message of a delivery, as the Standard Webhooks have it. Its id is the event's, the same at every try
 * and replay, so that a receiver can tell what it has had.
 */
export function webhookMessage(context: Context, delivery: ClaimedDelivery): SignedMessage {
  const { endpoint, eventId: id } = delivery;
  if (!endpoint) throw new Error(`delivery ${delivery.id} has no endpoint`);
  const at = context.clock.now();
  const body = JSON.stringify(bodyOf(delivery, endpoint));
  const signature = webhookSignature(secretsOf(context, endpoint, at), { id, at, body });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Portkeeper',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
  return { url: endpoint.url, headers, body };
}

function bodyOf({ event, eventId, createdAt }: ClaimedDelivery, { carrierId }: ClaimedEndpoint) {
  if (!event) {
    const timestamp = createdAt.toISOString();
    return { type: testKind, timestamp, data: { id: eventId, kind: testKind, createdAt: timestamp } };
  }
  const timestamp = event.createdAt.toISOString();
  return { type: event.kind, timestamp, data: toldEvent(event, carrierId === null ? 'owner' : 'carrier') };
}

/** Opened once for all deliveries that were claimed together with their endpoint. */
const opened = new WeakMap<ClaimedEndpoint, { current: Secret; previous: Secret | null }>();

/** During a rotation both: whoever receives may know the old one still, or the new one already. */
function secretsOf({ keyRing }: Context, endpoint: ClaimedEndpoint, at: Date): Secret[] {
  const { id, secret, previousSecret, previousSecretUntil } = endpoint;
  let secrets = opened.get(endpoint);
  if (!secrets) {
    const previous = previousSecret === null ? null : unseal(keyRing, previousSecret, id);
    secrets = { current: unseal(keyRing, secret, id), previous };
    opened.set(endpoint, secrets);
  }
  const { current, previous } = secrets;
  const isPreviousGood = previousSecretUntil !== null && previousSecretUntil > at;
  return previous !== null && isPreviousGood ? [current, previous] : [current];
}
