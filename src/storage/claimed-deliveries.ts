import { type RawBuilder, sql } from 'kysely';
import type { Id, OrganizationId } from '../core/ids.ts';
import type { StoredEvent } from '../core/told-event.ts';
import type { OperatorTx } from './tx.ts';

/** Until when a worker has it to itself; then another may, because this one is taken for dead. */
export interface Lease {
  now: Date;
  until: Date;
}

/** Something to be sent now, with all its sending needs. */
export interface ClaimedDelivery {
  organizationId: OrganizationId;
  id: Id<'delivery'>;
  eventId: Id<'event'>;
  channel: 'mail' | 'webhook';
  address: string | null;
  language: string | null;
  detail: Record<string, unknown>;
  attempts: number;
  createdAt: Date;
  /** Null for a test of an endpoint, which tells of nothing that happened. */
  event: StoredEvent | null;
  endpoint: ClaimedEndpoint | null;
}

export interface ClaimedEndpoint {
  organizationId: OrganizationId;
  id: Id<'webhookEndpoint'>;
  carrierId: string | null;
  url: string;
  secret: string;
  previousSecret: string | null;
  previousSecretUntil: Date | null;
}

/**
 * Takes the lease of endpoints whose first waiting delivery is due. An endpoint is one worker's at a time:
 * so its deliveries go in order, whatever is queued or sent anew meanwhile.
 */
export async function leaseEndpoints(
  tx: OperatorTx,
  { now, until }: Lease,
  limit: number,
): Promise<Id<'webhookEndpoint'>[]> {
  const { rows } = await sql<{ id: Id<'webhookEndpoint'> }>`
    UPDATE webhook_endpoints SET leased_until = ${until}
    WHERE id IN (
      SELECT w.id FROM webhook_endpoints w CROSS JOIN LATERAL (
        SELECT d.next_attempt_at FROM deliveries d
        WHERE d.endpoint_id = w.id AND d.state = 'waiting' ORDER BY d.position LIMIT 1) head
      WHERE w.status = 'active' AND (w.leased_until IS NULL OR w.leased_until <= ${now})
        AND head.next_attempt_at <= ${now}
      ORDER BY head.next_attempt_at LIMIT ${limit}
      FOR UPDATE OF w SKIP LOCKED)
    RETURNING id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Keeps an endpoint for longer. False when the lease had ended and is another's, or it was paused. */
export async function extendLease(
  tx: OperatorTx,
  endpointId: Id<'webhookEndpoint'>,
  lease: { from: Date; until: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE webhook_endpoints SET leased_until = ${lease.until}
    WHERE id = ${endpointId} AND status = 'active' AND leased_until = ${lease.from}`.execute(tx.sql);
  return numAffectedRows === 1n;
}

/** Lets others have the endpoint, if the lease is still this one. */
export async function endLease(
  tx: OperatorTx,
  endpointId: Id<'webhookEndpoint'>,
  until: Date,
): Promise<void> {
  await sql`UPDATE webhook_endpoints SET leased_until = NULL
    WHERE id = ${endpointId} AND leased_until = ${until}`.execute(tx.sql);
}

/** The next deliveries of leased endpoints, each endpoint's in order, up to the first that is not due. */
export async function dueOfEndpoints(
  tx: OperatorTx,
  endpointIds: readonly Id<'webhookEndpoint'>[],
  limit: { now: Date; each: number },
): Promise<ClaimedDelivery[]> {
  return claimed(
    tx,
    sql`
    SELECT d.* FROM unnest(${endpointIds}::text[]) AS leased (id) CROSS JOIN LATERAL (
      SELECT o.* FROM (
        SELECT x.*, bool_and(x.next_attempt_at <= ${limit.now}) OVER (ORDER BY x.position) AS is_reached
        FROM deliveries x WHERE x.endpoint_id = leased.id AND x.state = 'waiting'
        ORDER BY x.position LIMIT ${limit.each}) o
      WHERE o.is_reached) d`,
  );
}

/** Takes due deliveries that have no endpoint, and so no order among themselves. */
export async function leaseDeliveries(
  tx: OperatorTx,
  { now, until }: Lease,
  { channels, limit }: { channels: readonly string[]; limit: number },
): Promise<ClaimedDelivery[]> {
  return claimed(
    tx,
    sql`
    UPDATE deliveries SET leased_until = ${until}
    WHERE (organization_id, id) IN (
      SELECT organization_id, id FROM deliveries
      WHERE state = 'waiting' AND endpoint_id IS NULL AND channel = ANY(${channels}::text[])
        AND next_attempt_at <= ${now}
        AND (leased_until IS NULL OR leased_until <= ${now})
      ORDER BY next_attempt_at, id LIMIT ${limit}
      FOR UPDATE SKIP LOCKED)
    RETURNING *`,
  );
}

type Delivery = Omit<ClaimedDelivery, 'event' | 'endpoint'>;
type Row = Delivery & {
  kind: string | null;
  sequence: number;
  told: StoredEvent['detail'];
  toldAt: Date;
} & Omit<ClaimedEndpoint, 'organizationId' | 'id'> & {
    endpointId: ClaimedEndpoint['id'] | null;
    endpointOf: OrganizationId;
  };

/** Rows of `deliveries` with their events and endpoints, in the order they were queued. */
async function claimed(tx: OperatorTx, deliveries: RawBuilder<unknown>): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<Row>`
    WITH d AS (${deliveries})
    SELECT d.organization_id AS "organizationId", d.id, d.event_id AS "eventId", d.channel, d.address,
      d.language, d.detail, d.attempts, d.created_at AS "createdAt", e.kind, e.sequence, e.detail AS told,
      e.created_at AS "toldAt", w.organization_id AS "endpointOf", w.id AS "endpointId",
      w.carrier_id AS "carrierId", w.url, w.secret, w.previous_secret AS "previousSecret",
      w.previous_secret_until AS "previousSecretUntil"
    FROM d
    LEFT JOIN events e ON e.organization_id = d.organization_id AND e.id = d.event_id
    LEFT JOIN webhook_endpoints w ON w.id = d.endpoint_id
    ORDER BY d.position`.execute(tx.sql);
  const endpoints = new Map<string, ClaimedEndpoint>();
  return rows.map((row) => toClaimed(row, endpoints));
}

/** Deliveries of an endpoint share it. */
function endpointOf(row: Row, endpoints: Map<string, ClaimedEndpoint>): ClaimedEndpoint | null {
  const { endpointId: id, endpointOf: organizationId } = row;
  if (id === null) return null;
  const known = endpoints.get(id);
  if (known) return known;
  const { carrierId, url, secret, previousSecret, previousSecretUntil } = row;
  const keys = { secret, previousSecret, previousSecretUntil };
  const endpoint = { organizationId, id, carrierId, url, ...keys };
  endpoints.set(id, endpoint);
  return endpoint;
}

function toClaimed(row: Row, endpoints: Map<string, ClaimedEndpoint>): ClaimedDelivery {
  const { organizationId, id, eventId, channel, address, language, detail, attempts, createdAt } = row;
  const { kind, sequence, told, toldAt } = row;
  return {
    organizationId,
    id,
    eventId,
    channel,
    address,
    language,
    detail,
    attempts,
    createdAt,
    event:
      kind === null ? null : { organizationId, sequence, id: eventId, kind, detail: told, createdAt: toldAt },
    endpoint: endpointOf(row, endpoints),
  };
}
