import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '../../src/storage/database.ts';

/**
 * The transaction a call chain is in. A second one inside it would wait for itself once connections run out.
 * Watched in every test on a database; not in the product, where it makes every promise dearer.
 */
const current = new AsyncLocalStorage<{ isOpen: boolean }>();

type Run<Tx> = (tx: Tx) => Promise<unknown>;

function watched<Tx>(begin: (run: Run<Tx>) => Promise<unknown>) {
  return async (run: Run<Tx>) => {
    if (current.getStore()?.isOpen) throw new Error('A transaction is already open here; use its tx');
    const scope = { isOpen: true };
    try {
      return await begin((tx) => current.run(scope, () => run(tx)));
    } finally {
      scope.isOpen = false;
    }
  };
}

/** Watches whatever of it begins a transaction. */
function watchAll<Handle extends object>(handle: Handle): Handle {
  const entries = Object.entries(handle).map(([name, value]) => [
    name,
    typeof value === 'function' ? watched(value.bind(handle)) : value,
  ]);
  return Object.fromEntries(entries);
}

/** The database as the product has it, which throws where a transaction is begun inside another. */
export function refuseNesting(db: Database): Database {
  return {
    ...db,
    forOrganization: (id) => watchAll(db.forOrganization(id)),
    forOperator: () => watchAll(db.forOperator()),
    ...watchAll({ beforeTenant: db.beforeTenant }),
  };
}
