import type { Transaction } from 'kysely';
import { isId, type OrganizationId } from '../core/ids.ts';
import type { Engine } from './engine.ts';
import { preparedName } from './prepared-statements.ts';
import { type Opening, runTransaction } from './run-transaction.ts';
import type { Schema } from './schema.ts';
import type { OperatorTx, OrganizationTx, UnboundTx } from './tx.ts';

/**
 * The one way to data. Whose rows are meant is said first; every access is a transaction that runs as the
 * role `portkeeper_app`, which cannot bypass row-level security. `transaction` may be run again after a
 * deadlock, so it does nothing but SQL and values. Both throw `DatabaseUnavailable` when the database is
 * away.
 */
export interface Database {
  readonly engine: Engine['name'];
  forOrganization(id: OrganizationId): OrganizationHandle;
  forOperator(): OperatorHandle;
  /**
   * For the few questions asked before it is known whose request this is: a read that asks everything at
   * once, in one trip to the database.
   */
  beforeTenant<T>(run: (tx: UnboundTx) => Promise<T>): Promise<T>;
  ping(): Promise<void>;
  /**
   * Has the planner's statistics gathered anew where no autovacuum does it; else nothing. To be called when
   * much has changed. It takes the one connection of the embedded database for well under a second.
   */
  gatherStatistics(): Promise<void>;
  close(): Promise<void>;
}

export interface OrganizationHandle {
  readonly organizationId: OrganizationId;
  transaction<T>(run: (tx: OrganizationTx) => Promise<T>): Promise<T>;
  /** A transaction of a single statement, which travels with its opening and its end. */
  transactionOfOne<T>(run: (tx: OrganizationTx) => Promise<T>): Promise<T>;
  /**
   * The same, seen by others at once but answered before it is on the disk: for what may be lost with a
   * crash of the database, because it means nothing after one.
   */
  passingTransactionOfOne<T>(run: (tx: OrganizationTx) => Promise<T>): Promise<T>;
  read<T>(run: (tx: OrganizationTx) => Promise<T>): Promise<T>;
  /** A read that asks everything at once, in one trip to the database; what is asked later is refused. */
  ask<T>(run: (tx: OrganizationTx) => Promise<T>): Promise<T>;
}

export interface OperatorHandle {
  transaction<T>(run: (tx: OperatorTx) => Promise<T>): Promise<T>;
  /** Answered before it is on the disk: for what may be lost with a crash of the database. */
  passingTransaction<T>(run: (tx: OperatorTx) => Promise<T>): Promise<T>;
  /** The same for a single statement, which travels with its opening and its end. */
  passingTransactionOfOne<T>(run: (tx: OperatorTx) => Promise<T>): Promise<T>;
  read<T>(run: (tx: OperatorTx) => Promise<T>): Promise<T>;
}

type Sql = Transaction<Schema>;
type Scope = 'organization' | 'operator' | 'unbound';

/**
 * A prepared statement keeps one plan: planning a small one anew each time costs more than running it.
 */
const everywhere = { role: 'portkeeper_app', plan_cache_mode: 'force_generic_plan' };

/**
 * All a transaction is to know of itself, as one prepared statement: a `SET LOCAL` for each would be parsed
 * anew each time, which cost more than some of the statements that follow. Settings end with the transaction,
 * so a pooled connection carries nobody's tenant to the next use.
 */
function settingsText(settings: Readonly<Record<string, string>>): string {
  const fixed = Object.entries({ ...everywhere, ...settings }).map(
    ([name, value]) => `set_config('${name}', '${value}', true)`,
  );
  const bound = `set_config('portkeeper.scope', $1, true), set_config('portkeeper.organization_id', $2, true)`;
  return `SELECT ${fixed.join(', ')}, ${bound}`;
}

const organizationTx = (organizationId: OrganizationId, sql: Sql) =>
  ({ organizationId, sql }) as OrganizationTx;
const unboundTx = (sql: Sql) => ({ sql }) as UnboundTx;

function operatorTx(sql: Sql): OperatorTx {
  const forOrganization = (id: OrganizationId) => {
    if (!isId('organization', id)) throw new TypeError('Not an organization id');
    return organizationTx(id, sql);
  };
  return { sql, forOrganization } as OperatorTx;
}

/** The database over an engine whose schema is up to date. */
export function databaseOver(engine: Engine): Database {
  const usual = settingsText(engine.limits);
  const passing = settingsText({ ...engine.limits, synchronous_commit: 'off' });

  function opening(begin: Opening['begin'], scope: Scope, organizationId = '', text = usual): Opening {
    return { begin, settings: { text, name: preparedName(text), values: [scope, organizationId] } };
  }

  function inTransaction<T>(opened: Opening, run: (sql: Sql) => Promise<T>): Promise<T> {
    return runTransaction(engine.pool, opened, run);
  }

  function inOneTrip<T>(opened: Opening, run: (sql: Sql) => Promise<T>): Promise<T> {
    return runTransaction(engine.pool, opened, run, true);
  }

  return {
    engine: engine.name,
    forOrganization(id) {
      if (!isId('organization', id)) throw new TypeError('Not an organization id');
      const writing = opening('BEGIN', 'organization', id);
      const inPassing = opening('BEGIN', 'organization', id, passing);
      const reading = opening('BEGIN READ ONLY', 'organization', id);
      return {
        organizationId: id,
        transaction: (run) => inTransaction(writing, (sql) => run(organizationTx(id, sql))),
        read: (run) => inTransaction(reading, (sql) => run(organizationTx(id, sql))),
        transactionOfOne: (run) => inOneTrip(writing, (sql) => run(organizationTx(id, sql))),
        passingTransactionOfOne: (run) => inOneTrip(inPassing, (sql) => run(organizationTx(id, sql))),
        ask: (run) => inOneTrip(reading, (sql) => run(organizationTx(id, sql))),
      };
    },
    forOperator() {
      const inPassing = opening('BEGIN', 'operator', '', passing);
      return {
        transaction: (run) => inTransaction(opening('BEGIN', 'operator'), (sql) => run(operatorTx(sql))),
        passingTransaction: (run) => inTransaction(inPassing, (sql) => run(operatorTx(sql))),
        passingTransactionOfOne: (run) => inOneTrip(inPassing, (sql) => run(operatorTx(sql))),
        read: (run) => inTransaction(opening('BEGIN READ ONLY', 'operator'), (sql) => run(operatorTx(sql))),
      };
    },
    beforeTenant: (run) => inOneTrip(opening('BEGIN READ ONLY', 'unbound'), (sql) => run(unboundTx(sql))),
    // The opening round trip is the question: it fails when the database or the role is not there.
    ping: () => inTransaction(opening('BEGIN READ ONLY', 'unbound'), async () => {}),
    async gatherStatistics() {
      // Outside of the transactions above, hence as the owner of the tables: nobody else may.
      if (!engine.hasAutovacuum) await engine.pool.query('ANALYZE');
    },
    close: () => engine.close(),
  };
}
