/**
 * Importing phone numbers, from CSV text to committed and audited, over PostgreSQL's own COPY of the same
 * rows into the same table with its indexes, run beside it. Also how memory grows with the file.
 *
 *     npx tsx bench/import.ts [rows]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '../src/storage/new-id.ts';
import { PostgresServer, unpackPostgres } from '../test/support/postgres-server.ts';
import { makeRunFolder } from '../test/support/run-folder.ts';
import { runChild } from './support/child.ts';
import { benchNumber } from './support/csv-lines.ts';

interface Run {
  rows: number;
  rowsPerSecond: number;
  peakMb: number;
  pauseP99Ms: number;
  pauseMaxMs: number;
}

const rows = Number(process.argv[2] ?? 1_000_000);
const runFolder = makeRunFolder();
const folder = runFolder.path;
const server = new PostgresServer(unpackPostgres(folder), join(folder, 'server'));
server.initialize();
await server.start();

async function sqlOn(database: string, run: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: urlOf(database) });
  await client.connect();
  await run(client).finally(() => client.end());
}

function urlOf(database: string): string {
  const url = new URL(server.url());
  url.pathname = `/${database}`;
  return url.href;
}

async function importInto(database: string, count: number): Promise<Run> {
  await sqlOn(
    'postgres',
    async (client) => void (await client.query(`CREATE DATABASE ${database} TEMPLATE template0`)),
  );
  const settings = {
    DATABASE_URL: urlOf(database),
    PORTKEEPER_DATA: join(folder, database),
    LOG_LEVEL: 'error',
  };
  return runChild<Run>(new URL('import-run.ts', import.meta.url), [String(count)], settings);
}

/** How long another request, `/healthz` say, waits for its turn. */
function pausesOf({ pauseP99Ms, pauseMaxMs }: Run): string {
  const [p99, max] = [pauseP99Ms.toFixed(0), pauseMaxMs.toFixed(0)];
  return `${p99} ms between two turns at the 99th percentile, ${max} ms at most`;
}

/** The same with the embedded database, whose work is done on the thread that answers requests. */
function importEmbedded(count: number): Promise<Run> {
  const settings = { PORTKEEPER_DATA: join(folder, 'bench_embedded'), LOG_LEVEL: 'error' };
  return runChild<Run>(new URL('import-run.ts', import.meta.url), [String(count)], settings);
}

/** The rows that the import made, taken out, and brought back by COPY from a file on the server. */
async function copyRate(database: string): Promise<number> {
  const file = join(folder, 'rows.tsv');
  let rate = 0;
  await sqlOn(database, async (client) => {
    const { rows: accounts } = await client.query('SELECT organization_id, id FROM billing_accounts');
    const account = accounts[0] as { organization_id: string; id: string };
    await client.query('TRUNCATE phone_numbers');
    const at = new Date();
    const lines = Array.from({ length: rows }, (_, n) =>
      [
        account.organization_id,
        newId('phoneNumber', at),
        benchNumber(n),
        account.id,
        `Desk ${n}`,
        'active',
        at.toISOString(),
      ].join('\t'),
    );
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o644 });
    await client.query('CHECKPOINT');
    const startedAt = performance.now();
    await client.query(
      `COPY phone_numbers (organization_id, id, number, billing_account_id, assigned_to, status, added_at)
        FROM '${file}'`,
    );
    rate = rows / ((performance.now() - startedAt) / 1000);
  });
  return rate;
}

try {
  const small = await importInto('bench_small', 10_000);
  const large = await importInto('bench_large', rows);
  const baseline = await copyRate('bench_large');
  const embedded = await importEmbedded(Math.min(rows, 100_000));
  const ratio = large.rowsPerSecond / baseline;
  console.log(
    `import      ${Math.round(large.rowsPerSecond)} rows/s (${rows} rows, CSV to committed and audited)`,
  );
  console.log(`baseline    ${Math.round(baseline)} rows/s (COPY of the same rows, same table, same indexes)`);
  console.log(`ratio       ${ratio.toFixed(2)} (wanted: at least 0.30)`);
  console.log(
    `memory      ${large.peakMb.toFixed(0)} MB at ${rows} rows, ${small.peakMb.toFixed(0)} MB at 10000:`,
  );
  console.log(`            ${(large.peakMb - small.peakMb).toFixed(0)} MB more (wanted: at most 150)`);
  console.log(`event loop  ${pausesOf(large)}`);
  console.log(
    `embedded    ${Math.round(embedded.rowsPerSecond)} rows/s (${embedded.rows} rows, PGlite in a folder)`,
  );
  console.log(`event loop  ${pausesOf(embedded)}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.kill();
  await runFolder.remove();
}
