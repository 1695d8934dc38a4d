import type { OrganizationTx } from '../storage/tx.ts';
import type { Context } from './context.ts';

/** Ends a transaction that went well, so that nothing of it stays. */
class Rehearsed extends Error {}

/**
 * The context for acts that are only tried: what they would do is done in full, constraints and audit entry
 * included, and then rolled back. For acts of one transaction: a second would not find what the first did.
 */
export function rehearsalOf(context: Context): Context {
  const notHere = () => {
    throw new Error('what is rehearsed runs in transactions of one organization');
  };
  return {
    ...context,
    db: {
      ...context.db,
      forOperator: () => ({ ...context.db.forOperator(), transaction: notHere }),
      forOrganization(id) {
        const handle = context.db.forOrganization(id);
        return {
          ...handle,
          transactionOfOne: notHere,
          passingTransactionOfOne: notHere,
          transaction: (run) => undone(handle.transaction, run),
        };
      },
    },
  };
}

async function undone<T>(
  transaction: (run: (tx: OrganizationTx) => Promise<never>) => Promise<never>,
  run: (tx: OrganizationTx) => Promise<T>,
): Promise<T> {
  let outcome: { value: T } | null = null;
  try {
    return await transaction(async (tx) => {
      outcome = { value: await run(tx) };
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed) || outcome === null) throw error;
    return (outcome as { value: T }).value;
  }
}
