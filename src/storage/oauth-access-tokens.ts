import { sql } from 'kysely';
import type { OauthClientId } from '../core/ids.ts';
import type { Scopes } from '../core/principal.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

export interface NewAccessToken {
  clientId: OauthClientId;
  /** Of the token, which is kept nowhere. */
  tokenHash: string;
  scopes: Scopes;
  /** Of the certificate it is bound to; null: to none. */
  certificateThumbprint: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** Keeps an access token, unless its client was revoked meanwhile: then it answers false. */
export async function insertAccessToken(tx: OrganizationTx, token: NewAccessToken): Promise<boolean> {
  const { clientId, tokenHash, certificateThumbprint, createdAt, expiresAt } = token;
  const scopes = token.scopes === null ? null : JSON.stringify(token.scopes);
  const { rows } = await sql`
    INSERT INTO oauth_access_tokens (organization_id, token_hash, client_id, scopes, certificate_thumbprint,
      created_at, expires_at)
    SELECT ${tx.organizationId}, ${tokenHash}, id, ${scopes}::jsonb, ${certificateThumbprint}::text,
      ${createdAt}::timestamptz, ${expiresAt}::timestamptz
    FROM oauth_clients
    WHERE organization_id = ${tx.organizationId} AND id = ${clientId} AND revoked_at IS NULL
    RETURNING token_hash`.execute(tx.sql);
  return rows.length > 0;
}

/** Keeps that an assertion was shown. False when it was before: it is good once. */
export async function insertAssertion(
  tx: OrganizationTx,
  assertion: { clientId: OauthClientId; jtiHash: string; expiresAt: Date },
): Promise<boolean> {
  const { clientId, jtiHash, expiresAt } = assertion;
  const { rows } = await sql`
    INSERT INTO oauth_assertions (organization_id, client_id, jti_hash, expires_at)
    VALUES (${tx.organizationId}, ${clientId}, ${jtiHash}, ${expiresAt})
    ON CONFLICT (organization_id, client_id, jti_hash) DO NOTHING RETURNING jti_hash`.execute(tx.sql);
  return rows.length > 0;
}

/** Removes access tokens and assertions that are worth nothing any more. Gives how many. */
export async function deleteEndedAccess(tx: OperatorTx, now: Date): Promise<number> {
  const tokens = await sql`
    DELETE FROM oauth_access_tokens WHERE expires_at <= ${now} RETURNING token_hash`.execute(tx.sql);
  const assertions = await sql`
    DELETE FROM oauth_assertions WHERE expires_at <= ${now} RETURNING jti_hash`.execute(tx.sql);
  return tokens.rows.length + assertions.rows.length;
}
