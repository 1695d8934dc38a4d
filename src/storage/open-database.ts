import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { lockDataFolder } from './data-folder-lock.ts';
import { type Database, databaseOver } from './database.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import type { Engine } from './engine.ts';
import { appliedIds, migrate } from './migrate.ts';
import { NothingSetUp } from './nothing-set-up.ts';
import { openPgliteEngine } from './pglite-engine.ts';
import { openPostgresEngine, serverConnection } from './postgres-engine.ts';
import { prepareAppRole } from './prepare-app-role.ts';
import { isDatabaseFolder, prepareDatabaseFolder } from './prepare-database-folder.ts';

export interface DatabaseSettings {
  /** Where the embedded database, its lock and the keys lie. */
  dataFolder: string;
  /** A PostgreSQL server; without one the database runs inside this process. */
  databaseUrl?: string | null;
  /** The role that owns the tables and migrates, when `databaseUrl` logs in as one that may not. */
  databaseOwnerUrl?: string | null;
  /** False: only what was made before is opened. */
  canCreate?: boolean;
}

/** The name the app's connections log in with. */
async function loginRole(engine: Engine): Promise<string> {
  const { rows } = await engine.pool.query('SELECT session_user AS name');
  return rows[0].name;
}

async function openServer(url: string, ownerUrl: string, canCreate: boolean): Promise<Database> {
  const engine = openPostgresEngine(url);
  const owner = new Client(serverConnection(ownerUrl));
  owner.on('error', () => {});
  try {
    await owner.connect().catch((error) => {
      throw new DatabaseUnavailable(error.message, error);
    });
    if (!canCreate && (await appliedIds(owner)).length === 0) {
      throw new NothingSetUp('the database on the server is empty');
    }
    await migrate(owner);
    await prepareAppRole(owner, await loginRole(engine));
    const database = databaseOver(engine);
    await database.ping();
    return database;
  } catch (error) {
    await engine.close();
    throw error;
  } finally {
    await owner.end().catch(() => {});
  }
}

async function openEmbedded(dataFolder: string, canCreate: boolean): Promise<Database> {
  const databaseFolder = join(dataFolder, 'database');
  if (!canCreate && !isDatabaseFolder(databaseFolder)) {
    throw new NothingSetUp(`there is no database ${databaseFolder}`);
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataFolder);
  try {
    await prepareDatabaseFolder(databaseFolder);
    const engine = await openPgliteEngine(databaseFolder);
    const client = await engine.pool.connect();
    try {
      await migrate(client);
    } finally {
      client.release();
    }
    const database = databaseOver(engine);
    await database.ping();
    return { ...database, close: () => database.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens the database the settings name and brings its schema up to date. Throws `DatabaseUnavailable`,
 * `MigrationRefused` or `DataFolderInUse` with a message for the operator; `NothingSetUp` when there is no
 * database and none may be made.
 */
export function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const { dataFolder, databaseUrl, databaseOwnerUrl, canCreate = true } = settings;
  return databaseUrl
    ? openServer(databaseUrl, databaseOwnerUrl ?? databaseUrl, canCreate)
    : openEmbedded(dataFolder, canCreate);
}
