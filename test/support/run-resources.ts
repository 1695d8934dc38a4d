import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Client } from 'pg';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { PostgresServer, unpackPostgres } from './postgres-server.ts';
import { makeRunFolder } from './run-folder.ts';

/** What one test run shares between its workers. Strings and numbers only: it crosses to other processes. */
export interface RunResources {
  readonly runFolder: string;
  /** A superuser's. */
  readonly postgresUrl: string;
  /** The name of a migrated and empty database on that server, to be copied. */
  readonly postgresTemplate: string;
  /** A dump of a migrated data folder of PGlite. */
  readonly pgliteTemplate: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    runResources: RunResources;
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function makePostgresTemplate(url: string, template: string): Promise<void> {
  await onServer(url, `CREATE DATABASE ${template} TEMPLATE template0`);
  const database = await openDatabase({ dataFolder: '', databaseUrl: withDatabase(url, template) });
  await database.close();
}

async function makePgliteTemplate(path: string): Promise<void> {
  const pglite = await PGlite.create();
  const owner = new Client(createPgConfig(pglite));
  await owner.connect();
  await migrate(owner);
  await owner.query('CHECKPOINT');
  const dump = await pglite.dumpDataDir('none');
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  await owner.end();
  await pglite.close();
}

async function startServer(runFolder: string): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return given;
  const server = new PostgresServer(unpackPostgres(runFolder), join(runFolder, 'server'));
  server.initialize();
  await server.start();
  return server.url();
}

/**
 * Starts the servers and makes the templates of a run. Whatever happens later, the folder's own watch cleans
 * up.
 */
export async function openRunResources(): Promise<RunResources & { close(): Promise<void> }> {
  const folder = makeRunFolder();
  const postgresTemplate = `portkeeper_template_${randomBytes(6).toString('hex')}`;
  const pgliteTemplate = join(folder.path, 'pglite-template.tar');
  try {
    const postgresUrl = await startServer(folder.path);
    // One after the other: the embedded database keeps this thread from hearing a server's answer in time.
    await makePostgresTemplate(postgresUrl, postgresTemplate);
    await makePgliteTemplate(pgliteTemplate);
    return {
      runFolder: folder.path,
      postgresUrl,
      postgresTemplate,
      pgliteTemplate,
      async close() {
        await onServer(postgresUrl, `DROP DATABASE ${postgresTemplate}`);
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
