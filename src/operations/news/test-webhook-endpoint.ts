import { actorOf } from '../../core/actor.ts';
import type { Id } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { insertDeliveries } from '../../storage/deliveries.ts';
import { newId } from '../../storage/new-id.ts';
import { findWebhookEndpoint } from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';
import { type EndpointNamed, endpointIdOf } from './change-webhook-endpoint.ts';
import { endpointPlace } from './endpoint-place.ts';
import { webhookDelivery } from './replay-events.ts';

/** Queues a message that tells of nothing, to see it arrive: `webhook_test`. */
export async function testWebhookEndpoint(
  context: Context,
  principal: Principal,
  { owner, endpointId }: EndpointNamed,
): Promise<{ deliveryId: string; eventId: Id<'event'> }> {
  const { organizationId, carrierId } = endpointPlace(principal, owner, 'webhook.manage');
  const id = endpointIdOf(endpointId);
  const at = context.clock.now();
  const eventId = newId('event', at);
  const delivery = webhookDelivery({ endpointId: id, eventId, at });
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    if (!(await findWebhookEndpoint(tx, { id, carrierId }))) throw new Refusal('not_found');
    await insertDeliveries(tx, [delivery]);
    const fact = { actor: actorOf(principal), action: 'webhook_endpoint.tested' };
    await appendAudit(tx, { ...fact, subject: { kind: 'webhook_endpoint', id }, detail: { eventId } }, at);
  });
  return { deliveryId: delivery.id, eventId };
}
