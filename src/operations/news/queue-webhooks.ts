import type { Id } from '../../core/ids.ts';
import { insertDeliveries } from '../../storage/deliveries.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { webhookDelivery } from './replay-events.ts';
import type { ToldEvent } from './tell.ts';

/** Queues the event for webhook endpoints. Most organizations have none. */
export async function queueWebhooks(
  tx: OrganizationTx,
  { id, at }: ToldEvent,
  endpoints: readonly Id<'webhookEndpoint'>[],
): Promise<void> {
  if (endpoints.length === 0) return;
  await insertDeliveries(
    tx,
    endpoints.map((endpointId) => webhookDelivery({ endpointId, eventId: id, at })),
  );
}
