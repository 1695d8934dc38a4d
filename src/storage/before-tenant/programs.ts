/** Asked before a tenant is known: which program shows this token, or asks for one. */
import { sql } from 'kysely';
import type { OauthClientId, OrganizationId } from '../../core/ids.ts';
import type { OauthAuthentication, PublicJwks } from '../../core/oauth-client.ts';
import type { Principal, Scopes } from '../../core/principal.ts';
import { type TokenRow, tokenPrincipal } from '../principal-rows.ts';
import type { UnboundTx } from '../tx.ts';

export interface TokenHolder {
  principal: Extract<Principal, { kind: 'token' | 'carrier' }>;
  /** Where the token is kept: the operator's organization for a carrier's. */
  organizationId: OrganizationId;
  isSuspended: boolean;
  lastUsedAt: Date | null;
  /** It is good until then, and no longer; null: until it is revoked. */
  expiresAt: Date | null;
}

/** Who may act with the token of that hash; null when there is none or it was revoked. */
export async function findPrincipalByTokenHash(tx: UnboundTx, hash: string): Promise<TokenHolder | null> {
  const { rows } = await sql<TokenRow>`
    SELECT t.organization_id AS "organizationId", t.id, t.name, t.role, o.kind,
      t.last_used_at AS "lastUsedAt", t.acts_without_step_up AS "actsWithoutStepUp", t.scopes,
      t.expires_at AS "expiresAt",
      t.carrier_id AS "carrierId", c.name AS "carrierName", c.status AS "carrierStatus"
    FROM api_tokens t JOIN organizations o ON o.id = t.organization_id
    LEFT JOIN carriers c ON c.organization_id = t.organization_id AND c.id = t.carrier_id
    WHERE t.token_hash = ${hash} AND t.revoked_at IS NULL`.execute(tx.sql);
  const row = rows[0];
  if (!row) return null;
  const { organizationId, lastUsedAt, expiresAt } = row;
  const isSuspended = row.carrierStatus === 'suspended';
  return { principal: tokenPrincipal(row), organizationId, isSuspended, lastUsedAt, expiresAt };
}

/** A carrier's OAuth client, with all that its request for a token is held against. */
export interface FoundOauthClient {
  organizationId: OrganizationId;
  id: OauthClientId;
  authentication: OauthAuthentication;
  secretHash: string | null;
  jwks: PublicJwks | null;
  certificateThumbprint: string | null;
  scopes: Scopes;
  isSuspended: boolean;
}

/** The OAuth client of that id; null when there is none or it was revoked. */
export async function findOauthClient(tx: UnboundTx, id: OauthClientId): Promise<FoundOauthClient | null> {
  const { rows } = await sql<FoundOauthClient>`
    SELECT l.organization_id AS "organizationId", l.id, l.authentication, l.secret_hash AS "secretHash",
      l.jwks, l.certificate_thumbprint AS "certificateThumbprint", l.scopes,
      c.status = 'suspended' AS "isSuspended"
    FROM oauth_clients l
    JOIN carriers c ON c.organization_id = l.organization_id AND c.id = l.carrier_id
    WHERE l.id = ${id} AND l.revoked_at IS NULL`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface AccessTokenHolder extends Omit<TokenHolder, 'principal' | 'expiresAt'> {
  principal: Extract<Principal, { kind: 'carrier' }> & { id: OauthClientId };
  expiresAt: Date;
  /** Of the certificate without which the token is worth nothing; null: it is bound to none. */
  certificateThumbprint: string | null;
}

/** Who may act with the access token of that hash; null when there is none or its client was revoked. */
export async function findPrincipalByAccessTokenHash(
  tx: UnboundTx,
  hash: string,
): Promise<AccessTokenHolder | null> {
  const { rows } = await sql<AccessTokenRow>`
    SELECT t.organization_id AS "organizationId", l.id, l.name AS "tokenName", l.carrier_id AS "carrierId",
      c.name, c.status = 'suspended' AS "isSuspended", t.scopes, l.last_used_at AS "lastUsedAt",
      t.expires_at AS "expiresAt", t.certificate_thumbprint AS "certificateThumbprint"
    FROM oauth_access_tokens t
    JOIN oauth_clients l ON l.organization_id = t.organization_id AND l.id = t.client_id
    JOIN carriers c ON c.organization_id = l.organization_id AND c.id = l.carrier_id
    WHERE t.token_hash = ${hash} AND l.revoked_at IS NULL`.execute(tx.sql);
  const row = rows[0];
  if (!row) return null;
  const { organizationId, isSuspended, lastUsedAt, expiresAt, certificateThumbprint, ...who } = row;
  const principal = { kind: 'carrier' as const, ...who, operatorId: organizationId };
  return { principal, organizationId, isSuspended, lastUsedAt, expiresAt, certificateThumbprint };
}

type AccessTokenRow = Omit<AccessTokenHolder, 'principal'> &
  Pick<AccessTokenHolder['principal'], 'id' | 'name' | 'tokenName' | 'carrierId' | 'scopes'>;
