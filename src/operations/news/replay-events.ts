import { actorOf } from '../../core/actor.ts';
import type { Id } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { insertDeliveries, type NewDelivery } from '../../storage/deliveries.ts';
import {
  eventsAfter,
  type FedEvent,
  findEvent,
  findOrganizationEvent,
  organizationEvents,
  placeEvents,
} from '../../storage/event-feed.ts';
import { newId } from '../../storage/new-id.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { findWebhookEndpoint, type WebhookEndpoint } from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';
import { type EndpointNamed, endpointIdOf } from './change-webhook-endpoint.ts';
import { type EndpointPlace, endpointPlace } from './endpoint-place.ts';

/** One event, or those that came after one. */
export type ReplayAsked = { eventId: string } | { afterEventId: string };

/** How many events one call queues again; the answer says with which to go on. */
const replayMax = 1_000;

/**
 * Queues events for an endpoint again, behind what waits: under their own ids, so that a receiver knows those
 * it has had. After an event means: of the kinds the endpoint gets. Gives how many, and the last one looked
 * at when there may be more.
 */
export async function replayEvents(
  context: Context,
  principal: Principal,
  { owner, endpointId, asked }: EndpointNamed & { asked: ReplayAsked },
): Promise<{ queued: number; lastEventId: string | null }> {
  const place = endpointPlace(principal, owner, 'webhook.manage');
  const id = endpointIdOf(endpointId);
  const at = context.clock.now();
  // As the operator: a carrier's endpoint is told of orders of many organizations.
  return context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(place.organizationId);
    const endpoint = await findWebhookEndpoint(own, { id, carrierId: place.carrierId });
    if (!endpoint) throw new Refusal('not_found');
    const events = await eventsOf(tx, place, asked);
    const wanted = 'eventId' in asked ? events : events.filter((event) => isWanted(endpoint, event));
    for (const event of wanted.length > 0 ? byOrganization(wanted) : []) {
      await insertDeliveries(
        tx.forOrganization(event.organizationId),
        event.events.map(({ id: eventId }) => webhookDelivery({ endpointId: id, eventId, at })),
      );
    }
    const fact = { actor: actorOf(principal), action: 'webhook_endpoint.events_replayed' };
    const subject = { kind: 'webhook_endpoint', id };
    await appendAudit(own, { ...fact, subject, detail: { ...asked, queued: wanted.length } }, at);
    const isCut = events.length === replayMax;
    return { queued: wanted.length, lastEventId: isCut ? (events.at(-1)?.id ?? null) : null };
  });
}

/** A delivery to an endpoint that is due at once. */
export function webhookDelivery(of: {
  endpointId: Id<'webhookEndpoint'>;
  eventId: Id<'event'>;
  at: Date;
}): NewDelivery {
  const { endpointId, eventId, at } = of;
  const nobody = { address: null, language: null, detail: {} };
  return { id: newId('delivery', at), eventId, channel: 'webhook', endpointId, ...nobody, createdAt: at };
}

async function eventsOf(tx: OperatorTx, place: EndpointPlace, asked: ReplayAsked): Promise<FedEvent[]> {
  const { carrierId, organizationId } = place;
  const own = tx.forOrganization(organizationId);
  const path = 'eventId' in asked ? '/eventId' : '/afterEventId';
  const named = 'eventId' in asked ? asked.eventId : asked.afterEventId;
  if (carrierId !== null) await placeEvents(tx);
  const event =
    carrierId === null ? await findOrganizationEvent(own, named) : await findEvent(tx, named, { carrierId });
  if (!event) throw refuseFields({ path, code: 'unknown_reference' });
  if ('eventId' in asked) return [event];
  if (carrierId === null) {
    return organizationEvents(own, { afterSequence: event.sequence, limit: replayMax });
  }
  return eventsAfter(tx, { carrierId, afterPosition: event.position ?? 0, limit: replayMax });
}

function isWanted({ kinds }: WebhookEndpoint, { kind }: FedEvent): boolean {
  return kinds === null || kinds.includes(kind);
}

/** Runs of events of one organization: deliveries are written in its name, in the order of the events. */
function byOrganization(events: readonly FedEvent[]) {
  const runs: { organizationId: FedEvent['organizationId']; events: FedEvent[] }[] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.organizationId === event.organizationId) run.events.push(event);
    else runs.push({ organizationId: event.organizationId, events: [event] });
  }
  return runs;
}
