import { sql } from 'kysely';
import type { SessionId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** Keeps why a session's person acts for the organization, and until when, in place of what was before. */
export async function putDelegation(
  tx: OrganizationTx,
  delegation: { sessionId: SessionId; reason: string; openedAt: Date; endsAt: Date },
): Promise<void> {
  const { sessionId, reason, openedAt, endsAt } = delegation;
  await sql`
    INSERT INTO delegations (organization_id, session_id, reason, opened_at, ends_at)
    VALUES (${tx.organizationId}, ${sessionId}, ${reason}, ${openedAt}, ${endsAt})
    ON CONFLICT (organization_id, session_id) DO UPDATE SET reason = EXCLUDED.reason,
      opened_at = EXCLUDED.opened_at, ends_at = EXCLUDED.ends_at`.execute(tx.sql);
}

/** Ends it. False when there was none, or it had ended by itself. */
export async function endDelegation(tx: OrganizationTx, sessionId: SessionId, at: Date): Promise<boolean> {
  const { rows } = await sql`
    UPDATE delegations SET ends_at = ${at}
    WHERE organization_id = ${tx.organizationId} AND session_id = ${sessionId} AND ends_at > ${at}
    RETURNING session_id`.execute(tx.sql);
  return rows.length > 0;
}
