import { insertDeliveries } from '../storage/deliveries.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import { endpointsToldOf } from '../storage/webhook-endpoints.ts';
import { webhookDelivery } from './replay-events.ts';
import type { ToldEvent } from './tell.ts';

/** Queues the event for every webhook endpoint that gets its kind. Most organizations have none: one look. */
export async function queueWebhooks(tx: OrganizationTx, { id, kind, at }: ToldEvent): Promise<void> {
  const endpoints = await endpointsToldOf(tx, { id, kind });
  if (endpoints.length === 0) return;
  await insertDeliveries(
    tx,
    endpoints.map((endpointId) => webhookDelivery({ endpointId, eventId: id, at })),
  );
}
