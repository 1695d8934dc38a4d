import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DataFolderInUse } from '../../src/storage/data-folder-lock.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createDatabase, dropDatabase } from '../support/engines.ts';

const root = mkdtempSync(join(tmpdir(), 'portkeeper-open-'));
const dataFolder = join(root, 'new', 'data');

afterAll(() => rmSync(root, { recursive: true }));

test('without a server the database lies in the data folder, readable by its owner only', async () => {
  const db = await openDatabase({ dataFolder });
  expect(db.engine).toBe('pglite');
  expect(readdirSync(dataFolder).sort()).toEqual(['database', 'portkeeper.lock']);
  for (const path of [dataFolder, join(dataFolder, 'database')])
    expect(statSync(path).mode & 0o777).toBe(0o700);
  await expect(openDatabase({ dataFolder })).rejects.toThrow(DataFolderInUse);
  await db.ping();
  await db.close();
  expect(readdirSync(dataFolder)).toEqual(['database']);
});

test('what was stored is there at the next start', async () => {
  const first = await openDatabase({ dataFolder });
  await first.forOperator().transaction((tx) => {
    return tx.sql
      .insertInto('throttles')
      .values({ key: 'kept', points: 3, expire: 2 ** 40 })
      .execute();
  });
  await first.close();
  const second = await openDatabase({ dataFolder });
  const rows = await second.forOperator().read((tx) => tx.sql.selectFrom('throttles').selectAll().execute());
  expect(rows).toEqual([{ key: 'kept', points: 3, expire: 2 ** 40 }]);
  await second.close();
});

test('with a server nothing is written to the data folder', async () => {
  const databaseUrl = await createDatabase('template0');
  const nowhere = join(root, 'unused');
  const db = await openDatabase({ dataFolder: nowhere, databaseUrl });
  expect(db.engine).toBe('postgres');
  await db.ping();
  await db.close();
  await dropDatabase(databaseUrl);
  expect(readdirSync(root)).not.toContain('unused');
});
