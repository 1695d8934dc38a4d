import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { asDatabaseUnavailable, DatabaseUnavailable } from './database-unavailable.ts';
import type { Schema } from './schema.ts';
import { sqlOverClient } from './sql-over-client.ts';
import { isWorthRetrying, sqlState } from './sql-state.ts';

const attemptsMax = 5;
const backOffMs = 10;

/** How a transaction begins: what it may do, and the settings that say whose rows are meant. */
export interface Opening {
  begin: 'BEGIN' | 'BEGIN READ ONLY';
  settings: QueryConfig;
}

type Run<T> = (sql: Transaction<Schema>) => Promise<T>;

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(error instanceof Error ? error.message : String(error), error);
  }
}

/** After a fail-over the address may still lead to a server that only reads. In our own read it is a bug. */
function asThrown(error: unknown, { begin }: Opening): unknown {
  const isOnStandby = sqlState(error) === '25006' && begin === 'BEGIN';
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

async function attempt<T>(pool: Pool, opening: Opening, run: Run<T>, isOneTrip: boolean): Promise<T> {
  const client = await connect(pool);
  // A connection that breaks between two statements says so by an event; unheard, it would end the process.
  // The next statement fails by itself.
  const ignore = () => {};
  client.on('error', ignore);
  // Named, whatever the server's default: who waited for a lock must see what its holder wrote.
  const begin = `${opening.begin} ISOLATION LEVEL READ COMMITTED`;
  const opened = Promise.all([client.query(begin), client.query(opening.settings)]);
  const { sql, connection } = sqlOverClient(client, isOneTrip ? Promise.resolve() : opened);
  let isReusable = false;
  try {
    const done = Promise.all([opened, run(sql)]);
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
    const thrown = asThrown(error, opening);
    if (!isReusable && !isConnectionLost(thrown)) isReusable = await rollBack(client);
    throw thrown;
  } finally {
    client.off('error', ignore);
    client.release(!isReusable);
  }
}

/** Once every promise that can go on has gone on. */
function everythingAsked(): Promise<void> {
  return new Promise((resolve) => queueMicrotask(() => process.nextTick(resolve)));
}

/**
 * Runs `run` between `opening` (one round trip) and COMMIT; a throw rolls back. When PostgreSQL gives the
 * transaction up for another's sake (deadlock, serialization) it is run again from the start, so `run` does
 * nothing but SQL and values.
 *
 * `isOneTrip`, for reads and for a single statement that writes, which is whole by itself: `run` asks all its
 * statements at once, and they, the opening and the end travel together. A statement asked later is refused.
 */
export async function runTransaction<T>(
  pool: Pool,
  opening: Opening,
  run: Run<T>,
  isOneTrip = false,
): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(pool, opening, run, isOneTrip);
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      if (attempts === attemptsMax) throw new DatabaseUnavailable('too many conflicting transactions', error);
      await sleep(backOffMs * 2 ** attempts * Math.random());
    }
  }
}
