import { join } from 'node:path';
import { Client } from 'pg';
import { PostgresServer, unpackPostgres } from '../../test/support/postgres-server.ts';
import { makeRunFolder } from '../../test/support/run-folder.ts';
import { freePort, runCommand, type ServerProcess, startServer } from '../../test/support/server-process.ts';
import { HttpClient } from './http-client.ts';

export type EngineName = 'postgres' | 'pglite';

/** A Portkeeper that serves, as `npm start` starts it, on an empty database of its own. */
export interface Installation {
  settings: Record<string, string>;
  port: number;
  operatorToken: string;
  server: ServerProcess;
  /** The database server's process, or null when the database is embedded. */
  postgresPid: number | null;
  client: HttpClient;
  /** The planner's statistics, as a server's autovacuum gathers them within a minute. */
  gatherStatistics(): Promise<void>;
  close(): Promise<void>;
}

const metricsToken = 'the-metrics-of-a-benchmark';

/** No limit on one token's rate: what is measured is the work, not the limit. */
export async function openInstallation(engine: EngineName): Promise<Installation> {
  const runFolder = makeRunFolder();
  const postgres = engine === 'postgres' ? await openPostgres(runFolder.path) : null;
  const port = await freePort();
  const settings: Record<string, string> = {
    PORT: String(port),
    PORTKEEPER_DATA: join(runFolder.path, 'data'),
    PORTKEEPER_RATE_LIMIT_PER_SECOND: '100000',
    PORTKEEPER_RATE_LIMIT_BURST: '100000',
    PORTKEEPER_METRICS_TOKEN: metricsToken,
    ...(postgres && { DATABASE_URL: postgres.url('bench') }),
  };
  const init = await runCommand(settings, 'init', '--operator-email', 'bench@operator.example', '--json');
  if (init.code !== 0) throw new Error(init.stderr);
  const server = await startServer(settings);
  const client = new HttpClient(port, 4);
  return {
    settings,
    port,
    operatorToken: JSON.parse(init.stdout).operatorToken,
    server,
    postgresPid: postgres?.pid ?? null,
    client,
    async gatherStatistics() {
      if (postgres) await onDatabase(postgres.url('bench'), 'ANALYZE');
    },
    async close() {
      client.close();
      await server.stop();
      await postgres?.kill();
      await runFolder.remove();
    },
  };
}

/** With fsync, as an operator would run it: the benchmark's commits are to be as dear as real ones. */
async function openPostgres(folder: string): Promise<PostgresServer> {
  const server = new PostgresServer(unpackPostgres(folder), join(folder, 'server'), { isDurable: true });
  server.initialize();
  await server.start();
  await onDatabase(server.url(), 'CREATE DATABASE bench TEMPLATE template0');
  return server;
}

async function onDatabase(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
