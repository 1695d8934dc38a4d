import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, inject, onTestFinished, vi } from 'vitest';
import { createDatabase, dropDatabase } from '../support/engines.ts';
import { type ServerEnvironment, type ServerProcess, startServer } from '../support/server-process.ts';

export interface EmptyPlace {
  engine: 'pglite' | 'postgres';
  /** What makes a process use this test's own empty data folder or database. */
  environment(): ServerEnvironment;
  dataFolder(): string;
}

/** Each test starts several processes, of about two seconds of work each with the embedded database. */
vi.setConfig({ testTimeout: 120_000 });

/** A server that does not outlive its test, however that ends. */
export async function startedServer(environment: ServerEnvironment): Promise<ServerProcess> {
  const server = await startServer(environment);
  onTestFinished(() => server.kill());
  return server;
}

/** Spares PostgreSQL's initdb in WASM, which takes seconds; nothing else is in the folder. */
function unpackDatabase(dataFolder: string): void {
  const database = join(dataFolder, 'database');
  mkdirSync(database, { recursive: true, mode: 0o700 });
  const { status, stderr } = spawnSync('tar', ['-xf', inject('runResources').pgliteTemplate, '-C', database]);
  if (status !== 0) throw new Error(`the template could not be unpacked: ${stderr}`);
}

/**
 * The same tests of real processes on both engines, each with a place of its own: no keys, no operator. With
 * `isBare`, no database either.
 */
export function describeEmptyPlaces(
  name: string,
  tests: (place: EmptyPlace) => void,
  { isBare = false } = {},
): void {
  for (const engine of ['pglite', 'postgres'] as const) {
    describe(`${name} (${engine})`, () => {
      let folder = '';
      let databaseUrl: string | null = null;
      const dataFolder = () => join(folder, 'data');
      beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), 'portkeeper-cli-'));
        if (engine === 'postgres') databaseUrl = await createDatabase(isBare ? 'template0' : undefined);
        else if (!isBare) unpackDatabase(dataFolder());
      });
      afterEach(async () => {
        rmSync(folder, { recursive: true });
        if (databaseUrl) await dropDatabase(databaseUrl);
      });
      tests({
        engine,
        dataFolder,
        environment: () => ({
          PORTKEEPER_DATA: dataFolder(),
          ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
        }),
      });
    });
  }
}
