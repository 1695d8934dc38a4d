import { sql } from 'kysely';
import type { ApiTokenId, UserId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

export interface TokenMade {
  id: ApiTokenId;
  name: string;
  role: string;
  prefix: string;
}

/** The tokens a person made there that still work, oldest first: as the record says, by their id. */
export async function tokensMadeBy(tx: OrganizationTx, userId: UserId): Promise<TokenMade[]> {
  const { rows } = await sql<TokenMade>`
    SELECT t.id, t.name, t.role, t.token_prefix AS prefix FROM api_tokens t
    WHERE t.organization_id = ${tx.organizationId} AND t.revoked_at IS NULL AND EXISTS (
      SELECT 1 FROM audit_entries a
      WHERE a.organization_id = t.organization_id AND a.action = 'api_token.created'
        AND a.subject_id = t.id AND a.actor_id = ${userId})
    ORDER BY t.id`.execute(tx.sql);
  return rows;
}
