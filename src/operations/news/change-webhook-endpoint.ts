import { actorOf } from '../../core/actor.ts';
import { type Id, isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { giveUpDeliveriesOf } from '../../storage/delivery-lists.ts';
import {
  changeWebhookEndpoint as change,
  type EndpointChanges,
  type WebhookEndpoint,
} from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';
import { type EndpointOwner, endpointPlace, requireWebhookUrl } from './endpoint-place.ts';

export interface EndpointNamed {
  owner: EndpointOwner;
  endpointId: string;
}

/** The id, or `not_found`: what cannot be one names nothing. */
export function endpointIdOf(text: string): Id<'webhookEndpoint'> {
  if (!isId('webhookEndpoint', text)) throw new Refusal('not_found');
  return text;
}

/**
 * Changes an endpoint's URL or kinds, pauses it or lets it go on. While paused nothing more is queued for it;
 * what waits already waits on.
 */
export async function changeWebhookEndpoint(
  context: Context,
  principal: Principal,
  {
    owner,
    endpointId,
    changes,
  }: EndpointNamed & {
    changes: Omit<EndpointChanges, 'status'> & { status?: 'active' | 'paused' | undefined };
  },
): Promise<WebhookEndpoint> {
  const { organizationId, carrierId } = endpointPlace(principal, owner, 'webhook.manage');
  const id = endpointIdOf(endpointId);
  if (changes.url !== undefined) await requireWebhookUrl(context, changes.url);
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    const endpoint = await change(tx, { id, carrierId, ...changes });
    if (!endpoint) throw new Refusal('not_found');
    const fact = { actor: actorOf(principal), action: 'webhook_endpoint.changed' };
    const subject = { kind: 'webhook_endpoint', id };
    await appendAudit(tx, { ...fact, subject, detail: { ...changes } }, at);
    return endpoint;
  });
}

/** Ends an endpoint; what still waits for it is given up. */
export async function deleteWebhookEndpoint(
  context: Context,
  principal: Principal,
  { owner, endpointId }: EndpointNamed,
): Promise<void> {
  const { organizationId, carrierId } = endpointPlace(principal, owner, 'webhook.manage');
  const id = endpointIdOf(endpointId);
  const at = context.clock.now();
  // As the operator: a carrier's endpoint is told of orders of many organizations.
  await context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    const deleted = await change(own, { id, carrierId, status: 'deleted' });
    if (!deleted) throw new Refusal('not_found');
    await giveUpDeliveriesOf(tx, id);
    const fact = { actor: actorOf(principal), action: 'webhook_endpoint.deleted' };
    const subject = { kind: 'webhook_endpoint', id };
    await appendAudit(own, { ...fact, subject, detail: { url: deleted.url, carrierId } }, at);
  });
}
