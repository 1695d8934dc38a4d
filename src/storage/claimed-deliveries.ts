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

const endpointColumns = sql`organization_id AS "organizationId", id, carrier_id AS "carrierId", url, secret,
  previous_secret AS "previousSecret", previous_secret_until AS "previousSecretUntil"`;

/**
 * Takes the lease of endpoints whose first waiting delivery is due. An endpoint is one worker's at a time:
 * so its deliveries go in order, whatever is queued or sent anew meanwhile.
 */
export async function leaseEndpoints(
  tx: OperatorTx,
  { now, until }: Lease,
  limit: number,
): Promise<ClaimedEndpoint[]> {
  const { rows } = await sql<ClaimedEndpoint>`
    UPDATE webhook_endpoints SET leased_until = ${until}
    WHERE id IN (
      SELECT w.id FROM webhook_endpoints w CROSS JOIN LATERAL (
        SELECT d.next_attempt_at FROM deliveries d
        WHERE d.endpoint_id = w.id AND d.state = 'waiting' ORDER BY d.position LIMIT 1) head
      WHERE w.status = 'active' AND (w.leased_until IS NULL OR w.leased_until <= ${now})
        AND head.next_attempt_at <= ${now}
      ORDER BY head.next_attempt_at LIMIT ${limit}
      FOR UPDATE OF w SKIP LOCKED)
    RETURNING ${endpointColumns}`.execute(tx.sql);
  return rows;
}

/**
 * Keeps an endpoint for longer and gives it as it is now. Null when the lease had ended and is another's, or
 * it was paused.
 */
export async function extendLease(
  tx: OperatorTx,
  endpointId: Id<'webhookEndpoint'>,
  lease: { from: Date; until: Date },
): Promise<ClaimedEndpoint | null> {
  const { rows } = await sql<ClaimedEndpoint>`
    UPDATE webhook_endpoints SET leased_until = ${lease.until}
    WHERE id = ${endpointId} AND status = 'active' AND leased_until = ${lease.from}
    RETURNING ${endpointColumns}`.execute(tx.sql);
  return rows[0] ?? null;
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
  endpoints: readonly ClaimedEndpoint[],
  limit: { now: Date; each: number },
): Promise<ClaimedDelivery[]> {
  const due = sql`
    SELECT d.* FROM unnest(${endpoints.map(({ id }) => id)}::text[]) AS leased (id) CROSS JOIN LATERAL (
      SELECT o.* FROM (
        SELECT x.*, bool_and(x.next_attempt_at <= ${limit.now}) OVER (ORDER BY x.position) AS is_reached
        FROM deliveries x WHERE x.endpoint_id = leased.id AND x.state = 'waiting'
        ORDER BY x.position LIMIT ${limit.each}) o
      WHERE o.is_reached) d`;
  return claimed(tx, due, endpoints);
}

/** Takes due deliveries that have no endpoint, and so no order among themselves. */
export async function leaseDeliveries(
  tx: OperatorTx,
  { now, until }: Lease,
  { channels, limit }: { channels: readonly string[]; limit: number },
): Promise<ClaimedDelivery[]> {
  const leased = sql`
    UPDATE deliveries SET leased_until = ${until}
    WHERE (organization_id, id) IN (
      SELECT organization_id, id FROM deliveries
      WHERE state = 'waiting' AND endpoint_id IS NULL AND channel = ANY(${channels}::text[])
        AND next_attempt_at <= ${now}
        AND (leased_until IS NULL OR leased_until <= ${now})
      ORDER BY next_attempt_at, id LIMIT ${limit}
      FOR UPDATE SKIP LOCKED)
    RETURNING *`;
  return claimed(tx, leased, []);
}

type Row = Omit<ClaimedDelivery, 'event' | 'endpoint'> & {
  endpointId: ClaimedEndpoint['id'] | null;
  kind: string | null;
  sequence: number;
  told: StoredEvent['detail'];
  toldAt: Date;
};

/** Rows of `deliveries` with their events, in the order they were queued; those of an endpoint share it. */
async function claimed(
  tx: OperatorTx,
  deliveries: RawBuilder<unknown>,
  endpoints: readonly ClaimedEndpoint[],
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<Row>`
    WITH d AS (${deliveries})
    SELECT d.organization_id AS "organizationId", d.id, d.event_id AS "eventId", d.channel, d.address,
      d.language, d.detail, d.attempts, d.created_at AS "createdAt", d.endpoint_id AS "endpointId",
      e.kind, e.sequence, e.detail AS told, e.created_at AS "toldAt"
    FROM d LEFT JOIN events e ON e.organization_id = d.organization_id AND e.id = d.event_id
    ORDER BY d.position`.execute(tx.sql);
  const byId = new Map<string | null, ClaimedEndpoint>(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  return rows.map((row) => claimedOf(row, byId.get(row.endpointId) ?? null));
}

/** Written out: taking a row apart by rest and spread costs more than reading it. */
function claimedOf(row: Row, endpoint: ClaimedEndpoint | null): ClaimedDelivery {
  const { organizationId, id, eventId, channel, address, language, detail, attempts, createdAt } = row;
  const { kind, sequence, told, toldAt } = row;
  const event =
    kind === null ? null : { organizationId, sequence, id: eventId, kind, detail: told, createdAt: toldAt };
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
    event,
    endpoint,
  };
}
