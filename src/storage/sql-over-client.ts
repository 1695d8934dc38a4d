import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type { PoolClient } from 'pg';
import { asDatabaseUnavailable } from './database-unavailable.ts';
import type { Schema } from './schema.ts';

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const driver = new DummyDriver();
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('statements run on a tx only')) });
const commandsThatCount = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** One statement at a time on a connection, and none once the transaction is over. */
class ClientConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #last: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // The connection serves someone else by then: a late statement would run as another tenant.
    if (this.#isOver)
      return Promise.reject(new Error('The transaction is over; its tx cannot be used any more'));
    const result = this.#last.then(() => this.#execute<R>(query));
    this.#last = result.catch(() => {});
    return result;
  }

  streamQuery(): never {
    throw new Error('Read long lists page by page');
  }

  async finish(): Promise<void> {
    this.#isOver = true;
    await this.#last;
  }

  async #execute<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#client.query(query.sql, [...query.parameters]);
      const numAffectedRows = commandsThatCount.has(command) ? BigInt(rowCount ?? 0) : undefined;
      return { numAffectedRows, rows };
    } catch (error) {
      throw asDatabaseUnavailable(error);
    }
  }
}

/** Typed SQL on one connection; `finish` waits for statements under way and lets no more in. */
export function sqlOverClient(client: PoolClient): { sql: Transaction<Schema>; finish: () => Promise<void> } {
  const connection = new ClientConnection(client);
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  const sql = new Transaction<Schema>({ config: { dialect }, driver, dialect, executor });
  return { sql, finish: () => connection.finish() };
}
