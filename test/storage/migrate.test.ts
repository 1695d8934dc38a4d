import { Client, type ClientBase } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isId } from '../../src/core/ids.ts';
import { MigrationRefused, migrate } from '../../src/storage/migrate.ts';
import { type Migration, migrations } from '../../src/storage/migrations.ts';
import { createDatabase, describeOnBothEngines, dropDatabase } from '../support/engines.ts';

const first: Migration = { id: '0001-one', sql: 'CREATE TABLE one (id int); INSERT INTO one VALUES (1)' };
const second: Migration = {
  id: '0002-two',
  sql: 'ALTER TABLE one ADD COLUMN name text; CREATE TABLE two (id int)',
};
const broken: Migration = { id: '0003-broken', sql: 'CREATE TABLE three (id int); SELECT 1 / 0' };

async function tables(owner: ClientBase): Promise<string[]> {
  const { rows } = await owner.query(
    `SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> 'portkeeper_migrations' ORDER BY tablename`,
  );
  return rows.map((row) => row.tablename);
}

describeOnBothEngines('migrations', (engine) => {
  const database = engine.opened();
  let url = '';
  let owner: Client;

  // A schema of its own on PGlite would hide what the server's empty database shows, so empty the schema
  // there.
  beforeAll(async () => {
    if (engine.name === 'postgres') {
      url = await createDatabase('template0');
      owner = new Client({ connectionString: url });
      await owner.connect();
    }
  });
  afterAll(async () => {
    if (engine.name === 'postgres') {
      await owner.end();
      await dropDatabase(url);
    }
  });

  async function onEmpty<T>(run: (owner: ClientBase) => Promise<T>): Promise<T> {
    const emptied = async (client: ClientBase) => {
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      return run(client);
    };
    return engine.name === 'postgres' ? emptied(owner) : database.asOwner(emptied);
  }

  test('build everything from empty, once', async () => {
    await onEmpty(async (client) => {
      expect(await migrate(client)).toEqual(migrations.map(({ id }) => id));
      expect(await tables(client)).toContain('port_out_orders');
      expect(await migrate(client)).toEqual([]);
    });
  });

  test('take only the steps that are due, in order', async () => {
    await onEmpty(async (client) => {
      expect(await migrate(client, [first])).toEqual(['0001-one']);
      expect(await migrate(client, [first, second])).toEqual(['0002-two']);
      expect((await client.query('SELECT * FROM one')).rows).toEqual([{ id: 1, name: null }]);
    });
  });

  test('give accounts at providers that were known before an id and their provider', async () => {
    await onEmpty(async (client) => {
      const before = migrations.findIndex(({ id }) => id.endsWith('unlink-identities'));
      await migrate(client, migrations.slice(0, before));
      await client.query(`BEGIN; SET LOCAL portkeeper.scope = 'operator';
        INSERT INTO organizations (id, kind, name, country, time_zone, created_at)
        VALUES ('org_a', 'customer', 'A', 'US', 'America/New_York', now());
        INSERT INTO users (id, email, name, created_at) VALUES ('usr_a', 'a@a.example', 'A', now());
        INSERT INTO sign_in_providers (organization_id, id, status, name, issuer, client_id, scopes,
          role_rules, is_email_proved, tenant_id, created_at, created_by)
        VALUES ('org_a', 'sip_a', 'active', 'A', 'https://a.example', '', '[]', '[]', false, NULL, now(), ''),
          ('org_a', 'sip_b', 'active', 'B', 'https://b.example', 'b', '[]', '[]', false, 'dir', now(), '');
        INSERT INTO user_identities (organization_id, issuer, subject, user_id, created_at, last_used_at)
        VALUES ('org_a', 'https://a.example', '1', 'usr_a', now(), now()),
          ('org_a', 'https://b.example/dir', '2', 'usr_a', now(), now()),
          ('org_a', 'https://gone.example', '3', 'usr_a', now(), now()); COMMIT`);
      await migrate(client);
      await client.query(`BEGIN; SET LOCAL portkeeper.scope = 'operator'`);
      const { rows } = await client.query('SELECT id, provider_id FROM user_identities ORDER BY subject');
      await client.query('COMMIT');
      expect(rows.map((row: { provider_id: string }) => row.provider_id)).toEqual(['sip_a', 'sip_b', null]);
      for (const { id } of rows) expect(isId('userIdentity', id)).toBe(true);
    });
  });

  test('undo a step that fails, keep the steps before it, and can go on later', async () => {
    await onEmpty(async (client) => {
      await expect(migrate(client, [first, second, broken])).rejects.toThrow(/division by zero/);
      expect(await tables(client)).toEqual(['one', 'two']);
      expect(
        await migrate(client, [first, second, { id: broken.id, sql: 'CREATE TABLE three (id int)' }]),
      ).toEqual(['0003-broken']);
    });
  });

  test('refuse a database that a newer program has changed, and leave it as it is', async () => {
    await onEmpty(async (client) => {
      await migrate(client, [first, second]);
      const refused = migrate(client, [first]);
      await expect(refused).rejects.toThrow(MigrationRefused);
      await expect(refused).rejects.toThrow(/newer Portkeeper \(0002-two\).*knows it up to 0001-one/);
      expect(await tables(client)).toEqual(['one', 'two']);
    });
  });

  test('have ids in order of their numbers', () => {
    const ids = migrations.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    ids.forEach((id, index) => {
      expect(id).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+$`));
    });
  });
});

test('several programs that start at once on one new database migrate it once', async () => {
  const url = await createDatabase('template0');
  const clients = Array.from({ length: 6 }, () => new Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const taken = await Promise.all(clients.map((client) => migrate(client)));
  await Promise.all(clients.map((client) => client.end()));
  await dropDatabase(url);
  expect(taken.flat().sort()).toEqual(migrations.map(({ id }) => id));
});

test('programs on several new databases of one server may make the shared role at once', async () => {
  const urls = await Promise.all(Array.from({ length: 4 }, () => createDatabase('template0')));
  const clients = urls.map((url) => new Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const taken = await Promise.all(clients.map((client) => migrate(client)));
  await Promise.all(clients.map((client) => client.end()));
  await Promise.all(urls.map(dropDatabase));
  expect(taken).toEqual(urls.map(() => migrations.map(({ id }) => id)));
});
