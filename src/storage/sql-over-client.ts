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
import { preparedName } from './prepared-statements.ts';
import type { Schema } from './schema.ts';
import { isAborted } from './sql-state.ts';

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const driver = new DummyDriver();
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('statements run on a tx only')) });
const commandsThatCount = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** What only looks: outside its transaction, were that not there, it would change nothing. */
const look = /^\s*SELECT\b/i;

/**
 * Statements on a connection in the order they are asked, and none once the transaction is over. Those asked
 * together travel together, because most of what a small statement costs is its way to the server and back;
 * the first that look travel with the opening, and the first that changes something waits for it: what it
 * writes must be inside the transaction, behind the wall, or not at all.
 */
class ClientConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #opened: Promise<unknown>;
  #isWaiting = false;
  #underWay: Promise<unknown> = Promise.resolve();
  #failure: unknown;
  #isOver = false;

  constructor(client: PoolClient, opened: Promise<unknown>) {
    this.#client = client;
    this.#opened = opened;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#isWaiting ||= !look.test(query.sql);
    const result = this.#isWaiting
      ? this.#opened.then(() => this.#execute<R>(query))
      : this.#execute<R>(query);
    this.#underWay = Promise.allSettled([this.#underWay, result]);
    return result;
  }

  streamQuery(): never {
    throw new Error('Read long lists page by page');
  }

  /** Lets no more statements in. */
  close(): void {
    this.#isOver = true;
  }

  /** Once every statement was answered. Throws what the first that failed threw, heard before or not. */
  async settled(): Promise<void> {
    await this.#underWay;
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #execute<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // The connection serves someone else by then: a late statement would run as another tenant.
    if (this.#isOver) throw new Error('The transaction is over; its tx cannot be used any more');
    try {
      const values = [...query.parameters];
      const name = values.length > 0 ? preparedName(query.sql) : undefined;
      const { command, rowCount, rows } = await this.#client.query({ text: query.sql, values, name });
      const numAffectedRows = commandsThatCount.has(command) ? BigInt(rowCount ?? 0) : undefined;
      return { numAffectedRows, rows };
    } catch (error) {
      const failure = asDatabaseUnavailable(error);
      this.#failure ??= failure;
      // Statements that travelled with the one that failed learn only that the transaction is aborted. Which
      // of them is heard first depends on how deep its caller waits, so each says what really happened.
      throw isAborted(error) ? this.#failure : failure;
    }
  }
}

/** Typed SQL on one connection whose transaction is being opened; statements that write wait until it is. */
export function sqlOverClient(
  client: PoolClient,
  opened: Promise<unknown>,
): { sql: Transaction<Schema>; connection: Pick<ClientConnection, 'close' | 'settled'> } {
  const connection = new ClientConnection(client, opened);
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  const sql = new Transaction<Schema>({ config: { dialect }, driver, dialect, executor });
  return { sql, connection };
}
