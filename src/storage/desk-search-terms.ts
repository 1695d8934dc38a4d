import { type RawBuilder, sql } from 'kysely';
import type { DeskSearch } from '../core/desk-search.ts';
import type { CarrierId, OrganizationId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/** What is looked for, once it is known which organizations and carriers are meant. */
export interface DeskTerms extends Pick<DeskSearch, 'numbers' | 'purchaseOrderNumbers'> {
  organizationIds: readonly OrganizationId[];
  carrierIds: readonly CarrierId[];
}

/** Organizations and carriers are few and are looked through, so that orders are asked for by id. */
export async function deskTermsOf(tx: OperatorTx, search: DeskSearch): Promise<DeskTerms> {
  const { numbers, purchaseOrderNumbers, spid, organizationName } = search;
  const organizations = sql<{ id: OrganizationId }>`
    SELECT id FROM organizations WHERE strpos(lower(name), ${organizationName}) > 0`.execute(tx.sql);
  const carriers = sql<{ id: CarrierId }>`SELECT id FROM carriers WHERE spid = ${spid}`.execute(tx.sql);
  return {
    numbers,
    purchaseOrderNumbers,
    organizationIds: (await organizations).rows.map(({ id }) => id),
    carrierIds: (await carriers).rows.map(({ id }) => id),
  };
}

type Condition = RawBuilder<unknown>;

/**
 * The conditions of which one has to hold for an order `o`, each for itself, because each has an index of its
 * own. What is compared with a column is a range or an equality that keeps to itself whether it holds
 * (`leakproof`): below row-level security an index is used for no other.
 */
export function deskConditions(terms: DeskTerms): Condition[] {
  const { numbers, purchaseOrderNumbers, organizationIds, carrierIds } = terms;
  return [
    ...purchaseOrderNumbers.map(beginningOfPon),
    ...(organizationIds.length > 0 ? [sql`o.organization_id = ANY(${organizationIds})`] : []),
    ...(carrierIds.length > 0 ? [sql`o.carrier_id = ANY(${carrierIds})`] : []),
    ...(numbers === null ? [] : [anyNumber(numbers)]),
  ];
}

function anyNumber({ from, to }: { from: string; to: string }): Condition {
  return sql`(o.organization_id, o.id) IN (
    SELECT n.organization_id, n.order_id FROM port_out_order_numbers n
    WHERE n.number BETWEEN ${from} AND ${to})`;
}

/** A PON is printable ASCII: no character of one comes after this bound. */
function beginningOfPon(beginning: string): Condition {
  return sql`o.purchase_order_number COLLATE "C" BETWEEN ${beginning} AND ${`${beginning}\u007f`}`;
}
