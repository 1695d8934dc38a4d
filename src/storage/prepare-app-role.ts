import { type ClientBase, escapeIdentifier } from 'pg';
import { MigrationRefused } from './migrate.ts';
import { sqlState } from './sql-state.ts';

async function refuseUnsafeRole(owner: ClientBase): Promise<void> {
  const { rows } = await owner.query(`
    SELECT rolsuper OR rolbypassrls AS bypasses, EXISTS (
      SELECT 1 FROM pg_tables
      WHERE schemaname = current_schema() AND pg_has_role('portkeeper_app', tableowner, 'MEMBER')) AS owns
    FROM pg_roles WHERE rolname = 'portkeeper_app'`);
  const [role] = rows;
  if (!role) {
    throw new MigrationRefused(
      'The role portkeeper_app is missing on this server (a backup does not carry roles). Create it with ' +
        'CREATE ROLE portkeeper_app NOLOGIN, then restore the database again so that its rights come back.',
    );
  }
  if (role.bypasses || role.owns) {
    throw new MigrationRefused(
      'The role portkeeper_app could bypass row-level security: it must not be a superuser, have BYPASSRLS, or own ' +
        "Portkeeper's tables or belong to the role that does.",
    );
  }
}

async function canBecomeApp(owner: ClientBase, login: string): Promise<boolean> {
  const version = await owner.query(`SELECT current_setting('server_version_num')::int AS number`);
  // Since 16 a member may be kept from SET ROLE; before, there was no such privilege to ask for.
  const privilege = version.rows[0].number >= 160_000 ? 'SET' : 'MEMBER';
  const { rows } = await owner.query(`SELECT pg_has_role($1::name, 'portkeeper_app', $2) AS can`, [
    login,
    privilege,
  ]);
  return rows[0].can;
}

/**
 * Makes sure that the app's login role can become `portkeeper_app` and that this role cannot bypass the
 * tenant wall. `owner` is the connection that migrated.
 */
export async function prepareAppRole(owner: ClientBase, login: string): Promise<void> {
  await refuseUnsafeRole(owner);
  if (await canBecomeApp(owner, login)) return;
  try {
    await owner.query(`GRANT portkeeper_app TO ${escapeIdentifier(login)}`);
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    throw new MigrationRefused(
      `The role ${login} of DATABASE_URL may not become portkeeper_app. As an administrator run: ` +
        `GRANT portkeeper_app TO ${escapeIdentifier(login)}`,
      { cause: error },
    );
  }
}
