import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, databaseOver } from '../../src/storage/database.ts';
import { asDatabaseUnavailable, DatabaseUnavailable } from '../../src/storage/database-unavailable.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { openPostgresEngine } from '../../src/storage/postgres-engine.ts';
import { ownServer } from '../support/own-server.ts';

const server = ownServer();
let db: Database;

beforeAll(async () => {
  db = await openDatabase({ dataFolder: '', databaseUrl: server.url() });
});

afterAll(() => db.close());

const countNotices = () => db.forOperator().read((tx) => tx.sql.selectFrom('notices').selectAll().execute());

test('a killed server is told as not available, at once, and works again when it is back', async () => {
  await Promise.all(Array.from({ length: 10 }, countNotices));
  await server.kill();
  const askedAt = Date.now();
  for (let tries = 0; tries < 12; tries += 1)
    await expect(countNotices()).rejects.toThrow(DatabaseUnavailable);
  await expect(db.ping()).rejects.toThrow(DatabaseUnavailable);
  expect(Date.now() - askedAt).toBeLessThan(5_000);
  await server.start();
  expect(await countNotices()).toEqual([]);
});

test('a server killed inside a transaction fails only that transaction', async () => {
  const between = db.forOperator().transaction(async (tx) => {
    await sql`SELECT 1`.execute(tx.sql);
    await server.kill();
    await sleep(50);
    await sql`SELECT 1`.execute(tx.sql);
  });
  await expect(between).rejects.toThrow(DatabaseUnavailable);
  await server.start();

  const during = db.forOperator().transaction((tx) => sql`SELECT pg_sleep(20)`.execute(tx.sql));
  const killed = sleep(300).then(() => server.kill());
  await expect(during).rejects.toThrow(DatabaseUnavailable);
  await killed;
  await server.start();
  expect(await countNotices()).toEqual([]);
});

test('a connection the administrator ends is told as not available, and the next one works', async () => {
  const ended = db.forOperator().transaction((tx) => sql`SELECT pg_sleep(20)`.execute(tx.sql));
  const refused = expect(ended).rejects.toThrow(DatabaseUnavailable);
  await sleep(300);
  const other = await openDatabase({ dataFolder: '', databaseUrl: server.url() });
  await other.forOperator().read((tx) =>
    sql`RESET ROLE; SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND query LIKE '%pg_sleep%'`.execute(tx.sql),
  );
  await refused;
  await other.close();
  expect(await countNotices()).toEqual([]);
});

test('a server that goes silent is waited for once, for a limited time', async () => {
  const silent = createServer((socket) => {
    const upstream = connect(Number(new URL(server.url()).port), '127.0.0.1');
    upstream.pipe(socket);
    socket.on('data', (sent) => {
      if (!sent.includes('pg_sleep')) upstream.write(sent);
    });
    for (const each of [socket, upstream]) each.on('error', () => {});
    socket.on('close', () => upstream.destroy());
  }).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const url = new URL(server.url());
  url.port = String((silent.address() as AddressInfo).port);
  const engine = openPostgresEngine(url.href, 2_000);
  const operator = databaseOver(engine).forOperator();
  const askedAt = Date.now();
  const asked = operator.read((tx) => sql`SELECT pg_sleep(0)`.execute(tx.sql));
  await expect(asked).rejects.toThrow(DatabaseUnavailable);
  expect(Date.now() - askedAt).toBeLessThan(3_800);
  await engine.close();
  silent.close();
});

test('errors that say the database is away are told from errors of a statement', () => {
  for (const code of ['53100', '53200', '53300', '57P01', '57P03', '08006', '58030', 'ECONNREFUSED']) {
    const error = Object.assign(new Error(code), { code });
    expect(asDatabaseUnavailable(error)).toBeInstanceOf(DatabaseUnavailable);
  }
  for (const code of ['23505', '42P01', '22012', '40001']) {
    const error = Object.assign(new Error(code), { code });
    expect(asDatabaseUnavailable(error)).toBe(error);
  }
});

test('a lock nobody gives back is waited for a limited time', async () => {
  const { rows } = await db.forOperator().read((tx) =>
    sql`SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle`.execute(tx.sql),
  );
  expect(rows).toEqual([{ lock: '10s', statement: '30s', idle: '1min' }]);
});
