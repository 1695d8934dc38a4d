import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import {
  type Delivery,
  deliveriesOfCarrierEndpoint,
  deliveriesOfEndpoint,
} from '../../storage/delivery-lists.ts';
import {
  findWebhookEndpoint,
  listWebhookEndpoints as list,
  type WebhookEndpoint,
} from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';
import { type EndpointNamed, endpointIdOf } from './change-webhook-endpoint.ts';
import { type EndpointOwner, endpointPlace, requireOwner } from './endpoint-place.ts';

/** Endpoints that are not deleted, oldest first. */
export async function listWebhookEndpoints(
  context: Context,
  principal: Principal,
  owner: EndpointOwner,
): Promise<WebhookEndpoint[]> {
  const place = endpointPlace(principal, owner, 'webhook.read');
  return context.db.forOrganization(place.organizationId).read(async (tx) => {
    await requireOwner(tx, place);
    return list(tx, place.carrierId);
  });
}

/** What was and is to be sent to an endpoint, newest first. */
export async function listWebhookDeliveries(
  context: Context,
  principal: Principal,
  { owner, endpointId, ...page }: EndpointNamed & { limit: number; beforePosition: number | null },
): Promise<Delivery[]> {
  const { organizationId, carrierId } = endpointPlace(principal, owner, 'webhook.read');
  const id = endpointIdOf(endpointId);
  if (carrierId === null) {
    return context.db.forOrganization(organizationId).read(async (tx) => {
      if (!(await findWebhookEndpoint(tx, { id, carrierId }))) throw new Refusal('not_found');
      return deliveriesOfEndpoint(tx, { endpointId: id, ...page });
    });
  }
  return context.db.forOperator().read(async (tx) => {
    const own = tx.forOrganization(organizationId);
    if (!(await findWebhookEndpoint(own, { id, carrierId }))) throw new Refusal('not_found');
    return deliveriesOfCarrierEndpoint(tx, { endpointId: id, ...page });
  });
}
