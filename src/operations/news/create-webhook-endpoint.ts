import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { seal } from '../../secrets/seal.ts';
import { Secret } from '../../secrets/secret.ts';
import { newWebhookSecret } from '../../secrets/webhook-secret.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import {
  insertWebhookEndpoint,
  listWebhookEndpoints,
  type WebhookEndpoint,
} from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';
import { type EndpointOwner, endpointPlace, requireOwner, requireWebhookUrl } from './endpoint-place.ts';

/** Each costs whoever acts a row per event. */
const endpointsMax = 10;

export interface CreatedWebhookEndpoint extends WebhookEndpoint {
  /** Shown once, and kept only sealed. */
  webhookSecret: string;
}

/** A new endpoint, told of everything from now on. `remember` gets it without the secret. */
export async function createWebhookEndpoint(
  context: Context,
  principal: Principal,
  { owner, url, kinds }: { owner: EndpointOwner; url: string; kinds: readonly string[] | null },
  remember: (tx: OrganizationTx, made: WebhookEndpoint) => Promise<void>,
): Promise<CreatedWebhookEndpoint> {
  const place = endpointPlace(principal, owner, 'webhook.manage');
  await requireWebhookUrl(context, url);
  const createdAt = context.clock.now();
  const id = newId('webhookEndpoint', createdAt);
  const webhookSecret = newWebhookSecret();
  const secret = seal(context.keyRing, Secret.of(webhookSecret), id);
  const actor = actorOf(principal);
  const made = await context.db.forOrganization(place.organizationId).transaction(async (tx) => {
    await requireOwner(tx, place);
    const subject = { kind: 'webhook_endpoint', id };
    const detail = { url, kinds, carrierId: place.carrierId };
    // First: it puts those who make one at the same time in line, so that each counts the others'.
    await appendAudit(tx, { actor, action: 'webhook_endpoint.created', subject, detail }, createdAt);
    const there = await listWebhookEndpoints(tx, place.carrierId);
    if (there.length >= endpointsMax) {
      throw new Refusal('too_many_webhook_endpoints', { params: { maximum: endpointsMax } });
    }
    const { carrierId } = place;
    const kept = { id, carrierId, url, kinds, secret, createdAt, createdBy: actor.name };
    const endpoint = await insertWebhookEndpoint(tx, kept);
    await remember(tx, endpoint);
    return endpoint;
  });
  return { ...made, webhookSecret };
}
