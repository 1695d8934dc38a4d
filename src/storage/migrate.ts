import type { ClientBase } from 'pg';
import { type Migration, migrations } from './migrations.ts';
import { sqlState } from './sql-state.ts';

/** The schema cannot be brought to what this program needs; the message tells the operator what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

/** Any number all Portkeepers agree on: one of them migrates a database at a time. */
const advisoryLock = 7_678_537;

// Roles belong to the whole server, so another database's Portkeeper may be making the same one right now.
const createAppRole = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portkeeper_app') THEN
    CREATE ROLE portkeeper_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
CREATE TABLE IF NOT EXISTS portkeeper_migrations (
  id text PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON portkeeper_migrations TO PUBLIC;`;

/** The steps the schema has taken, oldest first; none where Portkeeper never was. */
export async function appliedIds(owner: ClientBase): Promise<string[]> {
  const table = await owner.query(`SELECT to_regclass('portkeeper_migrations') IS NOT NULL AS is_there`);
  if (!table.rows[0].is_there) return [];
  const { rows } = await owner.query('SELECT id FROM portkeeper_migrations ORDER BY id');
  return rows.map((row) => row.id);
}

function dueAfter(applied: string[], known: readonly Migration[]): Migration[] {
  const unknown = applied.filter((id) => !known.some((migration) => migration.id === id));
  if (unknown.length > 0) {
    throw new MigrationRefused(
      `This database was written by a newer Portkeeper (${unknown.join(', ')}); this one knows it up to ` +
        `${known.at(-1)?.id ?? 'nothing'}. Start the newer program, or restore a backup made before the upgrade.`,
    );
  }
  return known.filter((migration) => !applied.includes(migration.id));
}

async function applyNext(owner: ClientBase, known: readonly Migration[]): Promise<Migration | undefined> {
  await owner.query('BEGIN');
  try {
    await owner.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
    await owner.query(createAppRole);
    const [next] = dueAfter(await appliedIds(owner), known);
    if (next) {
      await owner.query(next.sql);
      await owner.query('INSERT INTO portkeeper_migrations (id) VALUES ($1)', [next.id]);
    }
    await owner.query('COMMIT');
    return next;
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/**
 * Brings the schema up to this program, each step in a transaction of its own, and returns the ids of the
 * steps taken. `owner` is a connection whose role may create tables and the role `portkeeper_app`.
 */
export async function migrate(
  owner: ClientBase,
  known: readonly Migration[] = migrations,
): Promise<string[]> {
  const taken: string[] = [];
  try {
    if (dueAfter(await appliedIds(owner), known).length === 0) return taken;
    for (let next = await applyNext(owner, known); next; next = await applyNext(owner, known))
      taken.push(next.id);
    return taken;
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    throw new MigrationRefused(
      `The database needs migrations and its role may not make them (${(error as Error).message}). ` +
        'Set DATABASE_OWNER_URL to a role that may, or give DATABASE_URL one.',
      { cause: error },
    );
  }
}
