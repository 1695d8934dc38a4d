import { sql } from 'kysely';
import type { ApiTokenId, CarrierId, OrganizationId } from '../core/ids.ts';
import type { Role } from '../core/permissions.ts';
import type { Scopes } from '../core/principal.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

export interface NewApiTokenRow {
  id: ApiTokenId;
  /** Of a gaining carrier; null: of the organization itself. */
  carrierId: CarrierId | null;
  name: string;
  role: Role;
  actsWithoutStepUp: boolean;
  scopes: Scopes;
  /** It is refused from that instant; null: it does not end by itself. */
  expiresAt: Date | null;
  tokenHash: string;
  tokenPrefix: string;
  createdAt: Date;
  /** Name of who made it, for the record. */
  createdBy: string;
}

/** Keeps a new API token of the organization: its hash, never the token. */
export async function insertApiToken(tx: OrganizationTx, token: NewApiTokenRow): Promise<void> {
  const { id, carrierId, name, role, actsWithoutStepUp, tokenHash, tokenPrefix } = token;
  const { createdAt, createdBy, expiresAt } = token;
  const scopes = token.scopes === null ? null : JSON.stringify(token.scopes);
  await sql`
    INSERT INTO api_tokens (organization_id, id, carrier_id, name, role, acts_without_step_up, token_hash,
      token_prefix, created_at, created_by, expires_at, scopes)
    VALUES (${tx.organizationId}, ${id}, ${carrierId}, ${name}, ${role}, ${actsWithoutStepUp}, ${tokenHash},
      ${tokenPrefix}, ${createdAt}, ${createdBy}, ${expiresAt}, ${scopes})`.execute(tx.sql);
}

/** A token as people see it: never the token. */
export interface ApiToken extends Omit<NewApiTokenRow, 'tokenHash'> {
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The organization's own tokens, or with a carrier that carrier's, newest first. */
export async function listApiTokens(
  tx: OrganizationTx,
  page: { carrierId: CarrierId | null; limit: number; beforeId: string | null },
): Promise<ApiToken[]> {
  const { carrierId, limit, beforeId } = page;
  const { rows } = await sql<ApiToken>`
    SELECT id, carrier_id AS "carrierId", name, role, acts_without_step_up AS "actsWithoutStepUp",
      token_prefix AS "tokenPrefix", created_at AS "createdAt", created_by AS "createdBy",
      last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", expires_at AS "expiresAt", scopes
    FROM api_tokens
    WHERE organization_id = ${tx.organizationId} AND carrier_id IS NOT DISTINCT FROM ${carrierId}
      AND (${beforeId}::text IS NULL OR id < ${beforeId})
    ORDER BY id DESC LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** Ends a token at once. Answers its role, or null when there is no such token that still works. */
export async function revokeApiToken(
  tx: OrganizationTx,
  token: { id: ApiTokenId; carrierId: CarrierId | null; at: Date },
): Promise<Role | null> {
  const { rows } = await sql<{ role: Role }>`
    UPDATE api_tokens SET revoked_at = ${token.at}
    WHERE organization_id = ${tx.organizationId} AND id = ${token.id}
      AND carrier_id IS NOT DISTINCT FROM ${token.carrierId} AND revoked_at IS NULL
    RETURNING role`.execute(tx.sql);
  return rows[0]?.role ?? null;
}

/** A token that is about to end, as its admins are told of it. */
export interface ExpiringToken {
  name: string;
  tokenPrefix: string;
  expiresAt: Date;
  carrierName: string | null;
}

/**
 * Where tokens lie that end by `until` and whose admins were not told yet. Those made for no longer than
 * that from the start are left out: whoever made them knows.
 */
export async function tokensAboutToEnd(
  tx: OperatorTx,
  { now, until, noticeMs }: { now: Date; until: Date; noticeMs: number },
): Promise<{ organizationId: OrganizationId; id: ApiTokenId }[]> {
  const { rows } = await sql<{ organizationId: OrganizationId; id: ApiTokenId }>`
    SELECT organization_id AS "organizationId", id FROM api_tokens
    WHERE expires_at IS NOT NULL AND revoked_at IS NULL AND expiry_told_at IS NULL
      AND expires_at > ${now} AND expires_at <= ${until}
      AND expires_at > created_at + ${noticeMs} * interval '1 millisecond'
    ORDER BY organization_id, id`.execute(tx.sql);
  return rows;
}

/** Marks that its admins are told of its end, once: null when that was done, or it was revoked meanwhile. */
export async function claimTokenExpiry(
  tx: OrganizationTx,
  id: ApiTokenId,
  at: Date,
): Promise<ExpiringToken | null> {
  const { rows } = await sql<ExpiringToken>`
    UPDATE api_tokens t SET expiry_told_at = ${at}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
      AND expiry_told_at IS NULL AND revoked_at IS NULL
    RETURNING t.name, t.token_prefix AS "tokenPrefix", t.expires_at AS "expiresAt",
      (SELECT c.name FROM carriers c WHERE c.organization_id = t.organization_id AND c.id = t.carrier_id)
        AS "carrierName"`.execute(tx.sql);
  return rows[0] ?? null;
}
