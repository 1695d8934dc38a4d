import type { ClientBase } from 'pg';

/** A table as the database itself describes it. */
export interface CatalogTable {
  name: string;
  /** It has a column `organization_id` that is never null: its rows are a tenant's. */
  isTenants: boolean;
  isWalled: boolean;
  isWallForced: boolean;
  /** The first column of the primary key. */
  leadsWith: string;
  owner: string;
  policies: { name: string; command: string; using: string | null; check: string | null }[];
}

const tables = `
  SELECT c.relname AS name, c.relrowsecurity AS "isWalled", c.relforcerowsecurity AS "isWallForced",
    pg_get_userbyid(c.relowner) AS owner,
    EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id'
      AND a.attnotnull AND NOT a.attisdropped) AS "isTenants",
    coalesce((SELECT a.attname::text FROM pg_index i
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = c.oid AND i.indisprimary), '') AS "leadsWith",
    coalesce((SELECT json_agg(json_build_object('name', policyname, 'command', cmd, 'using', qual,
      'check', with_check) ORDER BY policyname)
      FROM pg_policies WHERE tablename = c.relname), '[]') AS policies
  FROM pg_class c
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
  ORDER BY c.relname`;

/** Every table of the database, by name. */
export async function readCatalog(owner: ClientBase): Promise<CatalogTable[]> {
  const { rows } = await owner.query<CatalogTable>(tables);
  return rows;
}

const ofTenant = /organization_id = current_setting\('portkeeper\.organization_id'::text, true\)/;

/**
 * What is wrong with the tables' walls. Each tenant table is walled, by force, by a policy that compares its
 * `organization_id` with the transaction's, and leads with it. `others` are the tables that are no tenant's,
 * each with the reason; `unwalled` of them need no row-level security at all.
 */
export function wallFaults(
  catalog: readonly CatalogTable[],
  others: Readonly<Record<string, { reason: string; isUnwalled?: true }>>,
): string[] {
  return catalog.flatMap((table) => {
    const other = others[table.name];
    if (!table.isTenants && !other) return [`${table.name}: whose rows are these?`];
    if (table.isTenants && other) return [`${table.name}: is a tenant table`];
    if (other?.isUnwalled) return [];
    const faults: string[] = [];
    if (!table.isWalled) faults.push(`${table.name}: row-level security is not enabled`);
    if (!table.isWallForced) faults.push(`${table.name}: row-level security is not forced`);
    if (table.policies.length === 0) faults.push(`${table.name}: has no policy`);
    if (!table.isTenants) return faults;
    if (table.leadsWith !== 'organization_id') faults.push(`${table.name}: leads with ${table.leadsWith}`);
    if (!table.policies.some(({ using }) => using !== null && ofTenant.test(using))) {
      faults.push(`${table.name}: no policy compares organization_id`);
    }
    const open = table.policies.filter(({ using, check }) => [using, check].includes('true'));
    return [...faults, ...open.map((policy) => `${table.name}: ${policy.name} lets everyone in`)];
  });
}
