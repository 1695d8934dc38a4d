import { sql } from 'kysely';
import type { Id } from '../core/ids.ts';
import type { NewsKind } from '../core/news-kinds.ts';
import type { OrganizationTx } from './tx.ts';

export type NoticeKind = NewsKind;

/** A message inside the product to an organization's people. */
export interface Notice {
  id: Id<'notice'>;
  kind: NoticeKind;
  /** The order it is about, if it is about one. */
  subjectId: string | null;
  detail: Record<string, unknown>;
  createdAt: Date;
}

/** Newest first, before the given id. */
export async function listNotices(
  tx: OrganizationTx,
  page: { limit: number; beforeId: string | null },
): Promise<Notice[]> {
  const { limit, beforeId } = page;
  const { rows } = await sql<Notice>`
    SELECT id, kind, subject_id AS "subjectId", detail, created_at AS "createdAt" FROM notices
    WHERE organization_id = ${tx.organizationId} AND (${beforeId}::text IS NULL OR id < ${beforeId})
    ORDER BY id DESC LIMIT ${limit}`.execute(tx.sql);
  return rows;
}
