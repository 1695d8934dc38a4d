import { type RawBuilder, sql } from 'kysely';
import type { DeliveryState } from '../core/delivery.ts';
import type { Id, OrganizationId } from '../core/ids.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** A delivery as people see it: what became of it, not what it said. */
export interface Delivery {
  organizationId: OrganizationId;
  id: Id<'delivery'>;
  position: number;
  eventId: string;
  /** What it tells: an event's kind, or that of a mail to a person. Null for a test of an endpoint. */
  kind: string | null;
  orderId: string | null;
  channel: 'mail' | 'webhook';
  endpointId: string | null;
  url: string | null;
  address: string | null;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

interface Page {
  limit: number;
  beforePosition: number | null;
}

/** What was and is to be sent to one endpoint of the organization, newest first. */
export function deliveriesOfEndpoint(
  tx: OrganizationTx,
  page: Page & { endpointId: string },
): Promise<Delivery[]> {
  const { endpointId } = page;
  return list(tx, sql`d.organization_id = ${tx.organizationId} AND d.endpoint_id = ${endpointId}`, page);
}

/** The same of a carrier's endpoint, which is told of orders of many organizations. */
export function deliveriesOfCarrierEndpoint(
  tx: OperatorTx,
  page: Page & { endpointId: string },
): Promise<Delivery[]> {
  return list(tx, sql`d.endpoint_id = ${page.endpointId}`, page);
}

/** Everybody's deliveries in that state, newest first. */
export function deliveriesInState(
  tx: OperatorTx,
  page: Page & { state: DeliveryState },
): Promise<Delivery[]> {
  return list(tx, sql`d.state = ${page.state}`, page);
}

async function list(
  tx: OperatorTx | OrganizationTx,
  whose: RawBuilder<unknown>,
  { limit, beforePosition }: Page,
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    SELECT d.organization_id AS "organizationId", d.id, d.position, d.event_id AS "eventId",
      coalesce(e.kind, CASE WHEN d.channel = 'mail' THEN d.detail->>'kind' END) AS kind,
      e.order_id AS "orderId", d.channel, d.endpoint_id AS "endpointId", w.url, d.address, d.state,
      d.attempts, d.next_attempt_at AS "nextAttemptAt", d.last_error AS "lastError",
      d.created_at AS "createdAt", d.sent_at AS "sentAt"
    FROM deliveries d
    LEFT JOIN events e ON e.organization_id = d.organization_id AND e.id = d.event_id
    LEFT JOIN webhook_endpoints w ON w.id = d.endpoint_id
    WHERE ${whose} AND (${beforePosition}::bigint IS NULL OR d.position < ${beforePosition})
    ORDER BY d.position DESC LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/**
 * Queues a delivery that was given up or not sent once more, behind what waits by now. Gives whose it is, or
 * why not: there is none, or it is not one of those.
 */
export async function resend(
  tx: OperatorTx,
  id: Id<'delivery'>,
  at: Date,
): Promise<{ organizationId: OrganizationId; channel: string } | 'not_found' | 'not_given_up'> {
  const { rows } = await sql<{ organizationId: OrganizationId; channel: string }>`
    UPDATE deliveries d SET state = 'waiting', attempts = 0, next_attempt_at = ${at}, leased_until = NULL,
      position = DEFAULT
    WHERE d.id = ${id} AND d.state IN ('dead', 'not_sent') AND NOT EXISTS (
      SELECT 1 FROM webhook_endpoints w WHERE w.id = d.endpoint_id AND w.status = 'deleted')
    RETURNING d.organization_id AS "organizationId", d.channel`.execute(tx.sql);
  const [resent] = rows;
  if (resent) return resent;
  const found = await sql`SELECT 1 FROM deliveries WHERE id = ${id}`.execute(tx.sql);
  return found.rows.length > 0 ? 'not_given_up' : 'not_found';
}

/** What waits for an endpoint that was deleted is given up. */
export async function giveUpDeliveriesOf(tx: OperatorTx, endpointId: string): Promise<void> {
  await sql`UPDATE deliveries SET state = 'dead', last_error = 'the endpoint was deleted'
    WHERE endpoint_id = ${endpointId} AND state = 'waiting'`.execute(tx.sql);
}
