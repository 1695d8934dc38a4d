import { sql } from 'kysely';
import type { CarrierId, OauthClientId } from '../core/ids.ts';
import type { OauthAuthentication, PublicJwks } from '../core/oauth-client.ts';
import type { Scopes } from '../core/principal.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewOauthClient {
  id: OauthClientId;
  carrierId: CarrierId;
  name: string;
  authentication: OauthAuthentication;
  secretHash: string | null;
  jwks: PublicJwks | null;
  certificateThumbprint: string | null;
  scopes: Scopes;
  createdAt: Date;
  /** Name of who made it, for the record. */
  createdBy: string;
}

/** An OAuth client as people see it: never its secret. */
export interface OauthClient extends Omit<NewOauthClient, 'secretHash' | 'carrierId'> {
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const columns = sql`id, name, authentication, jwks, certificate_thumbprint AS "certificateThumbprint", scopes,
  created_at AS "createdAt", created_by AS "createdBy", last_used_at AS "lastUsedAt",
  revoked_at AS "revokedAt"`;

/** Keeps a carrier's client with the operator, whose transaction this is. */
export async function insertOauthClient(tx: OrganizationTx, client: NewOauthClient): Promise<OauthClient> {
  const { id, carrierId, name, authentication, secretHash, certificateThumbprint } = client;
  const { createdAt, createdBy } = client;
  const jwks = client.jwks === null ? null : JSON.stringify(client.jwks);
  const scopes = client.scopes === null ? null : JSON.stringify(client.scopes);
  const { rows } = await sql<OauthClient>`
    INSERT INTO oauth_clients (organization_id, id, carrier_id, name, authentication, secret_hash, jwks,
      certificate_thumbprint, scopes, created_at, created_by)
    VALUES (${tx.organizationId}, ${id}, ${carrierId}, ${name}, ${authentication}, ${secretHash}, ${jwks},
      ${certificateThumbprint}, ${scopes}, ${createdAt}, ${createdBy})
    RETURNING ${columns}`.execute(tx.sql);
  const [made] = rows;
  if (!made) throw new Error('an OAuth client was not kept');
  return made;
}

/** A carrier's clients, newest first, revoked ones among them. */
export async function listOauthClients(
  tx: OrganizationTx,
  page: { carrierId: CarrierId; limit: number; beforeId: string | null },
): Promise<OauthClient[]> {
  const { carrierId, limit, beforeId } = page;
  const { rows } = await sql<OauthClient>`
    SELECT ${columns} FROM oauth_clients
    WHERE organization_id = ${tx.organizationId} AND carrier_id = ${carrierId}
      AND (${beforeId}::text IS NULL OR id < ${beforeId})
    ORDER BY id DESC LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** Ends a client, and with it every token it got. False when there is none that still works. */
export async function revokeOauthClient(
  tx: OrganizationTx,
  client: { id: OauthClientId; carrierId: CarrierId; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE oauth_clients SET revoked_at = ${client.at}
    WHERE organization_id = ${tx.organizationId} AND id = ${client.id}
      AND carrier_id = ${client.carrierId} AND revoked_at IS NULL RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** Writes when a client, or a token it got, was last used. */
export async function touchOauthClient(tx: OrganizationTx, id: OauthClientId, usedAt: Date): Promise<void> {
  await sql`
    UPDATE oauth_clients SET last_used_at = ${usedAt}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
      AND (last_used_at IS NULL OR last_used_at < ${usedAt})`.execute(tx.sql);
}
