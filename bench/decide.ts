/**
 * Orders decided under `pinNotSet: skip` (no hash) over bare `pg` running the same statements in the same
 * transactions on a copy of the same database. At 10,000 numbers and at many: what an order costs must not
 * grow with the table.
 *
 *     npx tsx bench/decide.ts [many, 1000000]
 */
import { join } from 'node:path';
import { Client } from 'pg';
import { PostgresServer, unpackPostgres } from '../test/support/postgres-server.ts';
import { makeRunFolder } from '../test/support/run-folder.ts';
import { runChild } from './support/child.ts';

const many = Number(process.argv[2] ?? 1_000_000);
const orders = 2_000;
const runFolder = makeRunFolder();
const server = new PostgresServer(unpackPostgres(runFolder.path), join(runFolder.path, 'server'), {
  isDurable: true,
});
server.initialize();
await server.start();

const runFile = new URL('decide-run.ts', import.meta.url);
const replayFile = new URL('decide-replay.ts', import.meta.url);

async function onServer(statement: string, database = 'postgres'): Promise<void> {
  const client = new Client({ connectionString: server.url(database) });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Orders per second, ours and the bare driver's. */
async function measure(rows: number): Promise<{ ours: number; bare: number }> {
  const [database, copy] = [`ours_${rows}`, `bare_${rows}`];
  const log = join(runFolder.path, `${database}.json`);
  const settings = (name: string) => ({
    DATABASE_URL: server.url(name),
    PORTKEEPER_DATA: join(runFolder.path, `data_${rows}`),
    LOG_LEVEL: 'error',
  });
  await onServer(`CREATE DATABASE ${database} TEMPLATE template0`);
  await runChild(runFile, ['prepare', String(rows)], settings(database));
  // A server's autovacuum would do this within a minute.
  await onServer('ANALYZE', database);
  await onServer(`CREATE DATABASE ${copy} TEMPLATE ${database}`);
  const run = ['decide', String(orders), log];
  const { perSecond } = await runChild<{ perSecond: number }>(runFile, run, settings(database));
  const { seconds } = await runChild<{ seconds: number }>(replayFile, [log], settings(copy));
  return { ours: perSecond, bare: orders / seconds };
}

try {
  const few = await measure(10_000);
  const lots = await measure(many);
  for (const [rows, { ours, bare }] of [[10_000, few] as const, [many, lots] as const]) {
    console.log(`${rows} numbers`);
    console.log(`orders      ${ours.toFixed(0)}/s decided and recorded, 8 at once`);
    console.log(`baseline    ${bare.toFixed(0)}/s: bare pg, the same statements in the same transactions`);
    console.log(`ratio       ${(ours / bare).toFixed(2)} (wanted: at least 0.50)`);
  }
  console.log(
    `growth      ${(few.ours / lots.ours).toFixed(2)} times as dear among ${many} numbers (wanted: 1)`,
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.kill();
  await runFolder.remove();
}
