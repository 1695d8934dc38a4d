import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MigrationRefused } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { ownServer } from '../support/own-server.ts';

const server = ownServer();
let admin: Client;
let made = 0;

beforeAll(async () => {
  admin = new Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query(`
    CREATE ROLE owner_login LOGIN CREATEROLE PASSWORD 'owner';
    CREATE ROLE app_login LOGIN PASSWORD 'app';
    CREATE ROLE stranger LOGIN PASSWORD 'stranger'`);
});

afterAll(() => admin.end());

async function newDatabase(): Promise<string> {
  made += 1;
  await admin.query(`CREATE DATABASE roles_${made} OWNER owner_login`);
  return `roles_${made}`;
}

function urlAs(role: string, password: string, database: string): string {
  const url = new URL(server.url(database));
  url.username = role;
  url.password = password;
  return url.href;
}

async function whoAmI(settings: { databaseUrl: string; databaseOwnerUrl?: string }): Promise<unknown> {
  const db = await openDatabase({ dataFolder: '', ...settings });
  try {
    const { rows } = await db.forOperator().read((tx) =>
      sql`SELECT session_user AS login, current_user AS acting,
        (SELECT count(DISTINCT tableowner) FROM pg_tables WHERE schemaname = 'public') AS owners`.execute(
        tx.sql,
      ),
    );
    return rows[0];
  } finally {
    await db.close();
  }
}

test('an owner that makes the role on a server that has none, then an app login beside it', async () => {
  const database = await newDatabase();
  const databaseOwnerUrl = urlAs('owner_login', 'owner', database);
  expect(await whoAmI({ databaseUrl: databaseOwnerUrl })).toEqual({
    login: 'owner_login',
    acting: 'portkeeper_app',
    owners: 1,
  });
  // The owner lets the app's login in by itself.
  expect(await whoAmI({ databaseUrl: urlAs('app_login', 'app', database), databaseOwnerUrl })).toMatchObject({
    login: 'app_login',
    acting: 'portkeeper_app',
  });
  // Once migrated, the app's login starts alone.
  expect(await whoAmI({ databaseUrl: urlAs('app_login', 'app', database) })).toMatchObject({
    login: 'app_login',
  });
});

test('a superuser in DATABASE_URL acts as the role that cannot bypass', async () => {
  const database = await newDatabase();
  expect(await whoAmI({ databaseUrl: server.url(database) })).toMatchObject({
    login: 'postgres',
    acting: 'portkeeper_app',
  });
});

test('a login that may not migrate is refused with what to set, as long as migrations are due', async () => {
  const database = await newDatabase();
  const opening = openDatabase({ dataFolder: '', databaseUrl: urlAs('app_login', 'app', database) });
  await expect(opening).rejects.toThrow(MigrationRefused);
  await expect(opening).rejects.toThrow(/DATABASE_OWNER_URL/);
});

test('a login that may not act as portkeeper_app is refused with the statement to run', async () => {
  const database = await newDatabase();
  await whoAmI({ databaseUrl: server.url(database) });
  const opening = openDatabase({ dataFolder: '', databaseUrl: urlAs('stranger', 'stranger', database) });
  await expect(opening).rejects.toThrow(MigrationRefused);
  await expect(opening).rejects.toThrow(/GRANT portkeeper_app TO "stranger"/);
});

test('a portkeeper_app that could bypass the wall is refused', async () => {
  const database = await newDatabase();
  await whoAmI({ databaseUrl: server.url(database) });
  for (const [spoil, mend] of [
    ['ALTER ROLE portkeeper_app BYPASSRLS', 'ALTER ROLE portkeeper_app NOBYPASSRLS'],
    ['ALTER ROLE portkeeper_app SUPERUSER', 'ALTER ROLE portkeeper_app NOSUPERUSER'],
  ] as const) {
    await admin.query(spoil);
    await expect(whoAmI({ databaseUrl: server.url(database) })).rejects.toThrow(/could bypass/);
    await admin.query(mend);
  }
  const there = new Client({ connectionString: server.url(database) });
  await there.connect();
  await there.query('ALTER TABLE notices OWNER TO portkeeper_app');
  await there.end();
  await expect(whoAmI({ databaseUrl: server.url(database) })).rejects.toThrow(/could bypass/);
});

test('a server that is not there is told as not available', async () => {
  const nowhere = openDatabase({ dataFolder: '', databaseUrl: 'postgres://nobody:secret@127.0.0.1:1/none' });
  await expect(nowhere).rejects.toThrow(/not available/);
  await expect(nowhere).rejects.not.toThrow(/secret/);
});
