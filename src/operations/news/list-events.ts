import { requireCarrier, requireOperator, requirePermission } from '../../core/access.ts';
import { isId, type OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { type ToldEvent, toldEvent } from '../../core/told-event.ts';
import {
  eventsAfter,
  type FedEvent,
  type FeedScope,
  findEvent,
  findOrganizationEvent,
  organizationEvents,
  placeEvents,
} from '../../storage/event-feed.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { onlyOrganization } from '../orders/list-port-out-orders.ts';

interface FeedAsked {
  /** The id of the last event the reader has; null: from the first on. */
  after: string | null;
  limit: number;
}

/**
 * Events oldest first, after one the reader has: an organization's own, a carrier's public part of those
 * about its orders, or for the operator everybody's. No event ever appears before one that was read already.
 * Refuses at `/after` what is none of them.
 */
export async function listEvents(
  context: Context,
  principal: Principal,
  asked: FeedAsked & { organizationId: string | null },
): Promise<ToldEvent[]> {
  if (principal.kind === 'carrier') {
    requireCarrier(principal, 'event.read');
    if (asked.organizationId !== null) {
      throw refuseFields({ path: '/organizationId', code: 'unknown_reference' });
    }
    const events = await overAll(context, { carrierId: principal.carrierId }, asked);
    return events.map((event) => toldEvent(event, 'carrier'));
  }
  const organizationId = asked.organizationId ?? onlyOrganization(principal);
  if (organizationId === null) requireOperator(principal, 'event.read');
  else if (!isId('organization', organizationId)) throw new Refusal('not_found');
  else requirePermission(principal, organizationId, 'event.read');
  const events =
    organizationId === null
      ? await overAll(context, { carrierId: null }, asked)
      : await ofOrganization(context, organizationId as OrganizationId, asked);
  return events.map((event) => toldEvent(event, 'owner'));
}

function ofOrganization(
  context: Context,
  organizationId: OrganizationId,
  { after, limit }: FeedAsked,
): Promise<FedEvent[]> {
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    const last = after === null ? null : known(await findOrganizationEvent(tx, after));
    return organizationEvents(tx, { afterSequence: last?.sequence ?? 0, limit });
  });
}

function overAll(context: Context, scope: FeedScope, { after, limit }: FeedAsked): Promise<FedEvent[]> {
  return context.db.forOperator().transaction(async (tx) => {
    await placeEvents(tx);
    const last = after === null ? null : known(await findEvent(tx, after, scope));
    return eventsAfter(tx, { ...scope, afterPosition: last?.position ?? 0, limit });
  });
}

function known(event: FedEvent | null): FedEvent {
  if (!event) throw refuseFields({ path: '/after', code: 'unknown_reference' });
  return event;
}
