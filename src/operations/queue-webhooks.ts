import { insertDeliveries } from '../storage/deliveries.ts';
import { newId } from '../storage/new-id.ts';
import type { OrganizationTx } from '../storage/tx.ts';
import { endpointsToldOf } from '../storage/webhook-endpoints.ts';
import type { ToldEvent } from './tell.ts';

/** Queues the event for every webhook endpoint that gets its kind. Most organizations have none: one look. */
export async function queueWebhooks(tx: OrganizationTx, { id, kind, at }: ToldEvent): Promise<void> {
  const endpoints = await endpointsToldOf(tx, { id, kind });
  if (endpoints.length === 0) return;
  await insertDeliveries(
    tx,
    endpoints.map((endpointId) => ({
      id: newId('delivery', at),
      eventId: id,
      channel: 'webhook',
      endpointId,
      address: null,
      language: null,
      detail: {},
      createdAt: at,
    })),
  );
}
