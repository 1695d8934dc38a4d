import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, type ClientBase } from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Database, databaseOver } from '../../src/storage/database.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { openPgliteEngine } from '../../src/storage/pglite-engine.ts';
import { openPostgresEngine } from '../../src/storage/postgres-engine.ts';
import { refuseNesting } from './refuse-nesting.ts';

export interface TestDatabase {
  readonly db: Database;
  /**
   * Raw SQL as the owner of the tables, on a connection of the same pool: for arranging and for looking
   * behind.
   */
  asOwner<T>(run: (owner: ClientBase) => Promise<T>): Promise<T>;
  /** Of a database of its own on the test server, as the superuser; null with PGlite. */
  readonly url: string | null;
  close(): Promise<void>;
}

export interface TestEngine {
  readonly name: 'pglite' | 'postgres';
  /** A migrated and otherwise empty database of its own. */
  open(): Promise<TestDatabase>;
  /** In a `describe`: opened before its tests and closed after them. */
  opened(): TestDatabase;
}

function over(engine: Engine, url: string | null, close: () => Promise<void>): TestDatabase {
  async function asOwner<T>(run: (owner: ClientBase) => Promise<T>): Promise<T> {
    const client = await engine.pool.connect();
    try {
      return await run(client);
    } finally {
      client.release();
    }
  }
  return { db: refuseNesting(databaseOver(engine)), url, asOwner, close };
}

async function openPglite(): Promise<TestDatabase> {
  const template = new Blob([readFileSync(inject('runResources').pgliteTemplate)]);
  const engine = await openPgliteEngine(null, { loadFrom: template });
  return over(engine, null, () => engine.close());
}

/** A new database on the test server, a copy of the migrated template or (`template0`) empty. */
export async function createDatabase(template?: 'template0'): Promise<string> {
  const { postgresUrl, postgresTemplate } = inject('runResources');
  const url = new URL(postgresUrl);
  url.pathname = `/portkeeper_test_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${url.pathname.slice(1)} TEMPLATE ${template ?? postgresTemplate}`);
  await client.end();
  return url.href;
}

export async function dropDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: inject('runResources').postgresUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  await client.end();
}

async function openPostgres(): Promise<TestDatabase> {
  const url = await createDatabase();
  const engine = openPostgresEngine(url);
  return over(engine, url, async () => {
    await engine.close();
    await dropDatabase(url);
  });
}

function openedBy(open: () => Promise<TestDatabase>): TestDatabase {
  let database: TestDatabase | undefined;
  const get = () => {
    if (database === undefined) throw new Error('The database is open inside tests and hooks only');
    return database;
  };
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  return {
    get db() {
      return get().db;
    },
    get url() {
      return get().url;
    },
    asOwner: (run) => get().asOwner(run),
    close: () => get().close(),
  };
}

function testEngine(name: TestEngine['name'], open: () => Promise<TestDatabase>): TestEngine {
  return { name, open, opened: () => openedBy(open) };
}

export const engines: readonly TestEngine[] = [
  testEngine('pglite', openPglite),
  testEngine('postgres', openPostgres),
];

/** The same tests on PGlite and on a PostgreSQL server. */
export function describeOnBothEngines(name: string, tests: (engine: TestEngine) => void): void {
  for (const engine of engines) describe(`${name} (${engine.name})`, () => tests(engine));
}
