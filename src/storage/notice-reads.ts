import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** Up to which notice the person has read the organization's, itself among them; null: none yet. */
export async function lastReadNotice(tx: OrganizationTx, userId: UserId): Promise<string | null> {
  const { rows } = await sql<{ lastReadId: string }>`
    SELECT last_read_id AS "lastReadId" FROM notice_reads
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId}`.execute(tx.sql);
  return rows[0]?.lastReadId ?? null;
}

/** How many notices came after that one, or ever; counting ends at `max`. */
export async function countNoticesAfter(
  tx: OrganizationTx,
  afterId: string | null,
  max: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM notices
      WHERE organization_id = ${tx.organizationId} AND (${afterId}::text IS NULL OR id > ${afterId})
      ORDER BY id DESC LIMIT ${max}) AS newest`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/**
 * The person has read the organization's notices up to that one. A mark never goes back. False when there is
 * no such notice.
 */
export async function markNoticesRead(
  tx: OrganizationTx,
  userId: UserId,
  noticeId: string,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO notice_reads AS mark (organization_id, user_id, last_read_id, changed_at)
    SELECT organization_id, ${userId}, id, ${at}::timestamptz FROM notices
    WHERE organization_id = ${tx.organizationId} AND id = ${noticeId}
    ON CONFLICT (organization_id, user_id) DO UPDATE
    SET last_read_id = greatest(mark.last_read_id, excluded.last_read_id), changed_at = excluded.changed_at
    RETURNING 1`.execute(tx.sql);
  return rows.length > 0;
}
