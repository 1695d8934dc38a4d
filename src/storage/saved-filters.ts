import { sql } from 'kysely';
import type { SavedFilterId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** A named filter of the porting desk, shared by the operator's people. */
export interface SavedFilter {
  id: SavedFilterId;
  name: string;
  /** As it stands in the page's address: `state=held&claimed=nobody`. */
  query: string;
  createdBy: string;
  createdAt: Date;
}

export async function insertSavedFilter(tx: OrganizationTx, filter: SavedFilter): Promise<void> {
  const { id, name, query, createdBy, createdAt } = filter;
  await sql`
    INSERT INTO saved_filters (organization_id, id, name, query, created_by, created_at)
    VALUES (${tx.organizationId}, ${id}, ${name}, ${query}, ${createdBy}, ${createdAt})`.execute(tx.sql);
}

/** In the order they were made. */
export async function listSavedFilters(tx: OrganizationTx): Promise<SavedFilter[]> {
  const { rows } = await sql<SavedFilter>`
    SELECT id, name, query, created_by AS "createdBy", created_at AS "createdAt" FROM saved_filters
    WHERE organization_id = ${tx.organizationId} AND deleted_at IS NULL ORDER BY id`.execute(tx.sql);
  return rows;
}

/** Takes it off the list and gives its name; null when it is not on it. */
export async function deleteSavedFilter(
  tx: OrganizationTx,
  id: SavedFilterId,
  at: Date,
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    UPDATE saved_filters SET deleted_at = ${at}
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND deleted_at IS NULL
    RETURNING name`.execute(tx.sql);
  return rows[0]?.name ?? null;
}
