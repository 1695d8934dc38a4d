import type { Transaction } from 'kysely';
import type { OrganizationId } from '../core/ids.ts';
import type { Schema } from './schema.ts';

/** Known to this file's types only: nobody can write down a tx, only `database.ts` makes them. */
declare const madeByDatabase: unique symbol;

/**
 * An open transaction that is bound to one organization. Functions that touch an organization's rows take
 * this and filter by `organizationId`; row-level security holds the same line below. `sql` is for `storage/`
 * only.
 */
export interface OrganizationTx {
  readonly [madeByDatabase]: 'organization';
  readonly organizationId: OrganizationId;
  readonly sql: Transaction<Schema>;
}

/** An open transaction of the operator, who sees every organization's rows. */
export interface OperatorTx {
  readonly [madeByDatabase]: 'operator';
  readonly sql: Transaction<Schema>;
  /**
   * The same open transaction seen as one organization's: both records are committed together or not at all.
   */
  forOrganization(id: OrganizationId): OrganizationTx;
}

/**
 * An open transaction before it is known whose request this is: sees the few tables with a `before_tenant`
 * policy.
 */
export interface UnboundTx {
  readonly [madeByDatabase]: 'unbound';
  readonly sql: Transaction<Schema>;
}
