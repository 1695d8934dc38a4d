import { Pool, type PoolConfig } from 'pg';
import { BatchingSocket } from './batching-socket.ts';
import { columnTypes } from './column-types.ts';
import type { Engine } from './engine.ts';

const second = 1_000;

/** How every connection to a server is made, the app's and the migrations'. */
export function serverConnection(url: string): PoolConfig {
  return {
    connectionString: url,
    application_name: 'portkeeper',
    connectionTimeoutMillis: 10 * second,
    keepAlive: true,
    types: columnTypes,
  };
}

/**
 * Opens a pool to a PostgreSQL server. Connects to nothing yet. `silenceMaxMs`: how long a server may leave a
 * statement unanswered; longer than the limits it keeps itself, for one that has gone silent.
 */
export function openPostgresEngine(url: string, silenceMaxMs = 45 * second): Engine {
  const pool = new Pool({
    ...serverConnection(url),
    max: 10,
    pipeline: true,
    stream: () => new BatchingSocket(),
    idleTimeoutMillis: 30 * second,
    query_timeout: silenceMaxMs,
  });
  // An idle connection that breaks (the server restarts) would otherwise end the process; the pool drops it.
  pool.on('error', () => {});
  return {
    name: 'postgres',
    pool,
    // In the transaction, not in the connection's start: poolers in front of a server refuse them there.
    limits: {
      statement_timeout: '30s',
      lock_timeout: '10s',
      idle_in_transaction_session_timeout: '60s',
    },
    hasAutovacuum: true,
    close: () => pool.end(),
  };
}
