import { sql } from 'kysely';
import type { ApiTokenId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** Writes when a token was last used. */
export async function touchApiToken(tx: OrganizationTx, id: ApiTokenId, usedAt: Date): Promise<void> {
  await sql`
    UPDATE api_tokens SET last_used_at = ${usedAt}
    WHERE organization_id = ${tx.organizationId} AND id = ${id}
      AND (last_used_at IS NULL OR last_used_at < ${usedAt})`.execute(tx.sql);
}
