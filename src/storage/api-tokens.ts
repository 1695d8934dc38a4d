import { sql } from 'kysely';
import type { ApiTokenId, CarrierId } from '../core/ids.ts';
import type { Role } from '../core/permissions.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewApiTokenRow {
  id: ApiTokenId;
  /** Of a gaining carrier; null: of the organization itself. */
  carrierId: CarrierId | null;
  name: string;
  role: Role;
  actsWithoutStepUp: boolean;
  tokenHash: string;
  tokenPrefix: string;
  createdAt: Date;
  /** Name of who made it, for the record. */
  createdBy: string;
}

/** Keeps a new API token of the organization: its hash, never the token. */
export async function insertApiToken(tx: OrganizationTx, token: NewApiTokenRow): Promise<void> {
  const { id, carrierId, name, role, actsWithoutStepUp, tokenHash, tokenPrefix, createdAt, createdBy } =
    token;
  await sql`
    INSERT INTO api_tokens (organization_id, id, carrier_id, name, role, acts_without_step_up, token_hash,
      token_prefix, created_at, created_by)
    VALUES (${tx.organizationId}, ${id}, ${carrierId}, ${name}, ${role}, ${actsWithoutStepUp}, ${tokenHash},
      ${tokenPrefix}, ${createdAt}, ${createdBy})`.execute(tx.sql);
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
      last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
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
