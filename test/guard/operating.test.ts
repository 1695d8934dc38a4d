import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import { ownServer } from '../support/own-server.ts';
import { codeBlocks } from './support/documents.ts';
import { root } from './support/source-tree.ts';

const server = ownServer();
const [roles = '', check = '', backup = ''] = codeBlocks(
  readFileSync(join(root, 'docs/operating.md'), 'utf8'),
  'sql',
);

async function connected<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return run(client).finally(() => client.end());
}

/** Statement by statement, as psql does: CREATE DATABASE cannot share one. */
async function runAll(client: Client, statements: string): Promise<Record<string, unknown>[][]> {
  const results: Record<string, unknown>[][] = [];
  for (const text of statements.split(';').filter((part) => part.trim() !== '')) {
    results.push((await client.query(text)).rows);
  }
  return results;
}

function urlOf(role: string, password: string): string {
  const url = new URL(server.url('portkeeper'));
  url.username = role;
  url.password = password;
  return url.href;
}

test('the roles of docs/operating.md work, hold the wall, and can be backed up', async () => {
  await connected(server.url(), (admin) => runAll(admin, roles));
  const ownerUrl = urlOf('portkeeper_owner', 'first-secret');
  const loginUrl = urlOf('portkeeper_login', 'second-secret');
  const db = await openDatabase({ dataFolder: '', databaseUrl: loginUrl, databaseOwnerUrl: ownerUrl });
  try {
    const { rows } = await db.forOperator().transaction((tx) =>
      sql`INSERT INTO organizations VALUES ('org_1', 'customer', 'Contoso', 'US', 'America/New_York', now())
          RETURNING session_user AS login, current_user AS acting`.execute(tx.sql),
    );
    expect(rows).toEqual([{ login: 'portkeeper_login', acting: 'portkeeper_app' }]);
  } finally {
    await db.close();
  }

  const [attributes, unwalled] = await connected(ownerUrl, (owner) => runAll(owner, check));
  expect(attributes).toHaveLength(3);
  for (const role of attributes ?? []) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false });
  expect((unwalled ?? []).map(({ relname }) => relname).sort()).toEqual([
    'portkeeper_migrations',
    'throttles',
  ]);

  // The login has no right of its own; the owner is behind the wall as well.
  const reads = 'SELECT name FROM organizations';
  await connected(loginUrl, async (login) => {
    await expect(login.query(reads)).rejects.toMatchObject({ code: '42501' });
  });
  await connected(ownerUrl, async (owner) => {
    expect((await owner.query(reads)).rows).toEqual([]);
    // What pg_dump says first: rather an error than a dump with rows left out.
    await owner.query('SET row_security = off');
    await expect(owner.query(reads)).rejects.toMatchObject({ code: '42501' });
  });

  await connected(server.url('portkeeper'), (admin) => runAll(admin, backup));
  await connected(urlOf('portkeeper_backup', 'third-secret'), async (dump) => {
    await dump.query('SET row_security = off');
    expect((await dump.query(reads)).rows).toEqual([{ name: 'Contoso' }]);
    await expect(dump.query("DELETE FROM organizations WHERE id = 'org_1'")).rejects.toMatchObject({
      code: '42501',
    });
  });
});
