import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { Pool } from 'pg';
import { columnTypes } from './column-types.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { DurableNodeFs } from './durable-node-fs.ts';
import type { Engine } from './engine.ts';
import { type Exchange, PgliteSocket } from './pglite-socket.ts';

export interface PgliteOptions {
  /** Called before every fsync of a file of the database. */
  onFsync?: () => void;
  /** A dump of a data folder to start from, in memory only. */
  loadFrom?: Blob;
}

/**
 * How long a function of the embedded database runs before it is worth optimizing, in V8's measure; ten times
 * the default. Most of what a start calls is never called so often again, and to optimize it was a sixth of
 * the CPU time until the first request was answered.
 */
setFlagsFromString('--wasm-tiering-budget=20000000');

const reopenPauseMs = 2_000;
const readyForQuery = 'Z'.charCodeAt(0);

/** PGlite's own start parameters switch fsync off (`-F`). */
const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

function away(failure: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(failure instanceof Error ? failure.message : String(failure), failure);
}

/**
 * True when the answer ends with ReadyForQuery. PostgreSQL that panicked inside PGlite just says nothing
 * more.
 */
function endsReady(answer: Uint8Array): boolean {
  const [kind, ...length] = answer.subarray(-6, -1);
  return kind === readyForQuery && length.join() === '0,0,0,5';
}

function closeFiles(broken: PGlite): void {
  const { FS } = broken.Module as unknown as { FS: { streams: unknown[]; close(stream: unknown): void } };
  for (const stream of FS.streams.filter(Boolean)) FS.close(stream);
}

/** The database inside this process, opened again when it broke (a full disk, a failed sync). */
class PgliteHost {
  readonly #databaseFolder: string | null;
  readonly #options: PgliteOptions;
  #opened: Promise<PGlite> | undefined;
  #openedAt = 0;
  #failure: unknown;

  constructor(databaseFolder: string | null, options: PgliteOptions) {
    this.#databaseFolder = databaseFolder;
    this.#options = options;
  }

  open(): Promise<PGlite> {
    if (this.#failure !== undefined && Date.now() - this.#openedAt < reopenPauseMs) {
      return Promise.reject(away(this.#failure));
    }
    if (this.#failure !== undefined) this.#abandon();
    this.#opened ??= this.#start();
    return this.#opened;
  }

  /** A broken PGlite cannot be closed, but its open files can. */
  #abandon(): void {
    const broken = this.#opened;
    this.#opened = undefined;
    broken?.then(closeFiles).catch(() => {});
  }

  async #start(): Promise<PGlite> {
    this.#failure = undefined;
    this.#openedAt = Date.now();
    try {
      if (this.#databaseFolder === null) return await PGlite.create({ loadDataDir: this.#options.loadFrom });
      const fs = new DurableNodeFs(this.#databaseFolder, {
        onFsync: this.#options.onFsync,
        onFailure: (error) => this.#fail(error),
      });
      return await PGlite.create({ fs, startParams: durableStart });
    } catch (error) {
      this.#fail(error);
      throw away(error);
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }

  readonly exchange: Exchange = (pglite, sent) => {
    if (this.#failure !== undefined) throw away(this.#failure);
    const answer = pglite.execProtocolRawSync(sent);
    if (!endsReady(answer)) this.#fail(new Error('it stopped without an answer; its disk may be full'));
    if (this.#failure !== undefined) throw away(this.#failure);
    return answer;
  };

  async close(): Promise<void> {
    if (this.#failure !== undefined) return;
    await (await this.#opened)?.close();
  }
}

/** Opens the database in a folder of its own, or in memory (`null`), behind a pool of one connection. */
export async function openPgliteEngine(
  databaseFolder: string | null,
  options: PgliteOptions = {},
): Promise<Engine> {
  const host = new PgliteHost(databaseFolder, options);
  await host.open();
  // One session, so one transaction at a time; the pool's queue is fair: first come, first served.
  const pool = new Pool({
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
    user: 'postgres',
    database: 'postgres',
    host: 'localhost',
    ssl: false,
    pipeline: true,
    types: columnTypes,
    stream: () => new PgliteSocket(() => host.open(), host.exchange) as never,
  });
  pool.on('error', () => {});
  return {
    name: 'pglite',
    pool,
    limits: {},
    hasAutovacuum: false,
    async close() {
      await pool.end();
      await host.close();
    },
  };
}
