import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { PostgresServer, unpackPostgres } from './postgres-server.ts';

/** In a `describe` or a file: a server for its tests alone, to be killed or to have its roles changed. */
export function ownServer(): PostgresServer {
  const { runFolder } = inject('runResources');
  const server = new PostgresServer(
    unpackPostgres(runFolder),
    join(runFolder, `server-${randomBytes(4).toString('hex')}`),
  );
  beforeAll(async () => {
    server.initialize();
    await server.start();
  });
  afterAll(() => server.kill());
  return server;
}
