import { type RawBuilder, sql } from 'kysely';
import type { CarrierId, Id, OrganizationId } from '../core/ids.ts';
import type { StoredEvent } from '../core/told-event.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** An event with its place over all organizations, once it has one. */
export interface FedEvent extends StoredEvent {
  id: Id<'event'>;
  organizationId: OrganizationId;
  carrierId: CarrierId | null;
  position: number | null;
}

const columns = sql`organization_id AS "organizationId", sequence, id, kind, carrier_id AS "carrierId",
  detail, created_at AS "createdAt", position`;

/** An organization's own events in the order of their commits, after a number. */
export async function organizationEvents(
  tx: OrganizationTx,
  { afterSequence, limit }: { afterSequence: number; limit: number },
): Promise<FedEvent[]> {
  const { rows } = await sql<FedEvent>`
    SELECT ${columns} FROM events
    WHERE organization_id = ${tx.organizationId} AND sequence > ${afterSequence}
    ORDER BY sequence LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** One of the organization's own events, or null. */
export async function findOrganizationEvent(tx: OrganizationTx, id: string): Promise<FedEvent | null> {
  const { rows } = await sql<FedEvent>`
    SELECT ${columns} FROM events
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Whose events are read over all organizations: everybody's, or those one carrier may learn of. */
export interface FeedScope {
  carrierId: CarrierId | null;
}

function within({ carrierId }: FeedScope): RawBuilder<unknown> {
  return carrierId === null ? sql`true` : sql`carrier_id = ${carrierId}`;
}

/** Any one event within that scope, or null. */
export async function findEvent(tx: OperatorTx, id: string, scope: FeedScope): Promise<FedEvent | null> {
  const { rows } = await sql<FedEvent>`
    SELECT ${columns} FROM events WHERE id = ${id} AND ${within(scope)}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Events over all organizations that have a place, after a place. */
export async function eventsAfter(
  tx: OperatorTx,
  { afterPosition, limit, ...scope }: FeedScope & { afterPosition: number; limit: number },
): Promise<FedEvent[]> {
  const { rows } = await sql<FedEvent>`
    SELECT ${columns} FROM events WHERE position > ${afterPosition} AND ${within(scope)}
    ORDER BY position LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/**
 * Gives every committed event that has none a place over all organizations, behind those that have one. Only
 * what is committed is seen, and one at a time gives places: so an event never gets a place before one that
 * somebody has read, whatever order transactions end in. An organization's own order is kept.
 */
export async function placeEvents(tx: OperatorTx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('portkeeper.event_places'))`.execute(tx.sql);
  await sql`
    UPDATE events e SET position = placed.position FROM (
      SELECT organization_id, sequence, (SELECT coalesce(max(position), 0) FROM events)
        + row_number() OVER (ORDER BY reached_at, organization_id, sequence) AS position
      FROM (
        SELECT organization_id, sequence,
          max(created_at) OVER (PARTITION BY organization_id ORDER BY sequence) AS reached_at
        FROM events WHERE position IS NULL) unplaced) placed
    WHERE e.organization_id = placed.organization_id AND e.sequence = placed.sequence`.execute(tx.sql);
}
