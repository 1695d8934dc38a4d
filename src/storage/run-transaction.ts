import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { asDatabaseUnavailable, DatabaseUnavailable } from './database-unavailable.ts';
import type { Schema } from './schema.ts';
import { sqlOverClient } from './sql-over-client.ts';
import { isWorthRetrying, sqlState } from './sql-state.ts';

const attemptsMax = 5;
const backOffMs = 10;

/**
 * The transaction this call chain is in. A second one inside it would wait for itself when connections run
 * out.
 */
const current = new AsyncLocalStorage<{ isOpen: boolean }>();

type Run<T> = (sql: Transaction<Schema>) => Promise<T>;

function isRead(begin: string): boolean {
  return begin.startsWith('BEGIN READ ONLY');
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(error instanceof Error ? error.message : String(error), error);
  }
}

/** After a fail-over the address may still lead to a server that only reads. In our own read it is a bug. */
function asThrown(error: unknown, begin: string): unknown {
  const isOnStandby = sqlState(error) === '25006' && !isRead(begin);
  return isOnStandby
    ? new DatabaseUnavailable('this server is a standby', error)
    : asDatabaseUnavailable(error);
}

/**
 * True when the connection itself failed: nothing more is asked of it, a silent server would not answer
 * either.
 */
function isConnectionLost(error: unknown): boolean {
  return error instanceof DatabaseUnavailable && sqlState(error.cause) === undefined;
}

async function rollBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}

async function attempt<T>(pool: Pool, begin: string, run: Run<T>, isOneTrip: boolean): Promise<T> {
  const client = await connect(pool);
  // A connection that breaks between two statements says so by an event; unheard, it would end the process.
  // The next statement fails by itself.
  const ignore = () => {};
  client.on('error', ignore);
  const scope = { isOpen: true };
  const opened = client.query(begin);
  const { sql, connection } = sqlOverClient(client, isOneTrip ? Promise.resolve() : opened);
  let isReusable = false;
  try {
    const done = Promise.all([opened, current.run(scope, () => run(sql))]);
    done.catch(ignore);
    await (isOneTrip ? everythingAsked() : done);
    connection.close();
    if (!isOneTrip) await connection.settled();
    const ended = client.query('COMMIT');
    ended.catch(ignore);
    const [, result] = await done;
    await connection.settled();
    const { command } = await ended;
    isReusable = true;
    if (command === 'COMMIT') return result;
    throw new Error('COMMIT was answered with ROLLBACK, and no statement had failed');
  } catch (error) {
    connection.close();
    await connection.settled().catch(ignore);
    const thrown = asThrown(error, begin);
    if (!isReusable && !isConnectionLost(thrown)) isReusable = await rollBack(client);
    throw thrown;
  } finally {
    scope.isOpen = false;
    client.off('error', ignore);
    client.release(!isReusable);
  }
}

/** Once every promise that can go on has gone on. */
function everythingAsked(): Promise<void> {
  return new Promise((resolve) => queueMicrotask(() => process.nextTick(resolve)));
}

/**
 * Runs `run` between `begin` (one round trip) and COMMIT; a throw rolls back. When PostgreSQL gives the
 * transaction up for another's sake (deadlock, serialization) it is run again from the start, so `run` does
 * nothing but SQL and values.
 *
 * `isOneTrip`, for reads and for a single statement that writes, which is whole by itself: `run` asks all its
 * statements at once, and they, the opening and the end travel together. A statement asked later is refused.
 */
export async function runTransaction<T>(
  pool: Pool,
  begin: string,
  run: Run<T>,
  isOneTrip = false,
): Promise<T> {
  if (current.getStore()?.isOpen) throw new Error('A transaction is already open here; use its tx');
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(pool, begin, run, isOneTrip);
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      if (attempts === attemptsMax) throw new DatabaseUnavailable('too many conflicting transactions', error);
      await sleep(backOffMs * 2 ** attempts * Math.random());
    }
  }
}
