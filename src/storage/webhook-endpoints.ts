import { type RawBuilder, sql } from 'kysely';
import type { CarrierId, Id } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

type EndpointId = Id<'webhookEndpoint'>;

/** An endpoint as people see it: never its secret. */
export interface WebhookEndpoint {
  id: EndpointId;
  /** A gaining carrier's lies with the operator; null: the organization's own. */
  carrierId: CarrierId | null;
  url: string;
  /** Null: every kind. */
  kinds: readonly string[] | null;
  status: 'active' | 'paused';
  /** Until when the secret before the last rotation still signs too. */
  previousSecretUntil: Date | null;
  createdAt: Date;
  createdBy: string;
}

/** Whose endpoint it is within the transaction's organization. */
export interface EndpointKey {
  id: EndpointId;
  carrierId: string | null;
}

export interface NewWebhookEndpoint extends EndpointKey {
  url: string;
  kinds: readonly string[] | null;
  /** Sealed. */
  secret: string;
  createdAt: Date;
  createdBy: string;
}

const columns = sql`id, carrier_id AS "carrierId", url, kinds, status,
  previous_secret_until AS "previousSecretUntil", created_at AS "createdAt", created_by AS "createdBy"`;

const kindsJson = (kinds: readonly string[] | null) => (kinds === null ? null : JSON.stringify(kinds));

/** Keeps a new endpoint, active from now on. */
export async function insertWebhookEndpoint(
  tx: OrganizationTx,
  endpoint: NewWebhookEndpoint,
): Promise<WebhookEndpoint> {
  const { id, carrierId, url, kinds, secret, createdAt, createdBy } = endpoint;
  const { rows } = await sql<WebhookEndpoint>`
    INSERT INTO webhook_endpoints (organization_id, id, carrier_id, url, kinds, status, secret, created_at,
      created_by)
    VALUES (${tx.organizationId}, ${id}, ${carrierId}, ${url}, ${kindsJson(kinds)}, 'active', ${secret},
      ${createdAt}, ${createdBy})
    RETURNING ${columns}`.execute(tx.sql);
  return only(rows);
}

/** The organization's own endpoints, or with a carrier that carrier's, oldest first: they are few. */
export async function listWebhookEndpoints(
  tx: OrganizationTx,
  carrierId: string | null,
): Promise<WebhookEndpoint[]> {
  const { rows } = await sql<WebhookEndpoint>`
    SELECT ${columns} FROM webhook_endpoints
    WHERE organization_id = ${tx.organizationId} AND carrier_id IS NOT DISTINCT FROM ${carrierId}
      AND status <> 'deleted'
    ORDER BY id`.execute(tx.sql);
  return rows;
}

export async function findWebhookEndpoint(
  tx: OrganizationTx,
  { id, carrierId }: EndpointKey,
): Promise<WebhookEndpoint | null> {
  const { rows } = await sql<WebhookEndpoint>`
    SELECT ${columns} FROM webhook_endpoints
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
      AND carrier_id IS NOT DISTINCT FROM ${carrierId} AND status <> 'deleted'`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface EndpointChanges {
  url?: string | undefined;
  kinds?: readonly string[] | null | undefined;
  status?: 'active' | 'paused' | 'deleted' | undefined;
}

/** Changes what is given and leaves the rest. Gives the endpoint then, or null when there is none. */
export async function changeWebhookEndpoint(
  tx: OrganizationTx,
  { id, carrierId, url, kinds, status }: EndpointKey & EndpointChanges,
): Promise<WebhookEndpoint | null> {
  const kept: RawBuilder<unknown> = sql`kinds`;
  const { rows } = await sql<WebhookEndpoint>`
    UPDATE webhook_endpoints SET url = coalesce(${url ?? null}, url),
      status = coalesce(${status ?? null}, status),
      kinds = ${kinds === undefined ? kept : sql`${kindsJson(kinds)}::jsonb`}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
      AND carrier_id IS NOT DISTINCT FROM ${carrierId} AND status <> 'deleted'
    RETURNING ${columns}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Gives it a new secret; the one before it stays good until then. False when there is no such endpoint. */
export async function rotateEndpointSecret(
  tx: OrganizationTx,
  { id, carrierId }: EndpointKey,
  { secret, previousUntil }: { secret: string; previousUntil: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE webhook_endpoints SET previous_secret = secret, previous_secret_until = ${previousUntil},
      secret = ${secret}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
      AND carrier_id IS NOT DISTINCT FROM ${carrierId} AND status <> 'deleted'`.execute(tx.sql);
  return numAffectedRows === 1n;
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a row was written and not given back');
  return row;
}
