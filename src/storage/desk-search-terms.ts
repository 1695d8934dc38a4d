import { type RawBuilder, sql } from 'kysely';
import type { DeskSearch } from '../core/desk-search.ts';

/**
 * The condition that an order `o` is one of those looked for. What is compared with a column is a range or an
 * equality that keeps to itself whether it holds (`leakproof`), because below row-level security an index is
 * used for no other. Organizations and carriers are few and are looked through.
 */
export function deskSearched(search: DeskSearch): RawBuilder<unknown> {
  const { numbers, purchaseOrderNumbers, spid, organizationName } = search;
  const places = [
    ofOrganizations(organizationName),
    ...purchaseOrderNumbers.map(ofPonsBeginningWith),
    ...(spid === null ? [] : [ofSpid(spid)]),
    ...(numbers === null ? [] : [ofNumbers(numbers)]),
  ];
  return sql`(o.organization_id, o.id) IN (${sql.join(places, sql` UNION ALL `)})`;
}

function ofNumbers({ from, to }: { from: string; to: string }): RawBuilder<unknown> {
  return sql`
    SELECT n.organization_id, n.order_id FROM port_out_order_numbers n
    WHERE n.number BETWEEN ${from} AND ${to}`;
}

/** A PON is printable ASCII: no character of one comes after the tilde. */
function ofPonsBeginningWith(beginning: string): RawBuilder<unknown> {
  return sql`
    SELECT p.organization_id, p.id FROM port_out_orders p
    WHERE p.purchase_order_number COLLATE "C" BETWEEN ${beginning} AND ${`${beginning}\u007f`}`;
}

function ofSpid(spid: string): RawBuilder<unknown> {
  return sql`
    SELECT p.organization_id, p.id FROM port_out_orders p
    WHERE p.carrier_id IN (SELECT c.id FROM carriers c WHERE c.spid = ${spid})`;
}

function ofOrganizations(part: string): RawBuilder<unknown> {
  return sql`
    SELECT p.organization_id, p.id FROM port_out_orders p
    WHERE p.organization_id IN (SELECT g.id FROM organizations g WHERE strpos(lower(g.name), ${part}) > 0)`;
}
