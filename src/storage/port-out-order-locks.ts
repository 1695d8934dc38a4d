import { type RawBuilder, sql } from 'kysely';
import type { OrganizationId, PortOutOrderId } from '../core/ids.ts';
import type { LockTerms } from '../core/port-out-lock.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/**
 * The locks that stand on numbers of orders: on the number itself, on the account its stay was on, on the
 * organization. `asked` are rows of `port_out_order_numbers`; `by` is their column that is told beside each
 * lock, as `key`. The same terms are told once for a key.
 */
function locksOn<Key>(asked: RawBuilder<unknown>, by: RawBuilder<Key>): RawBuilder<LockTerms & { key: Key }> {
  const told = sql`${by} AS key, l.ends_at AS "endsAt", l.unlocked_until AS "unlockedUntil",
    l.ended_at AS "endedAt"`;
  return sql`
    WITH n AS MATERIALIZED (${asked})
    SELECT ${told} FROM n JOIN port_out_locks l
      ON l.organization_id = n.organization_id AND l.number = n.number
      AND l.scope = 'number' AND l.ended_at IS NULL
    UNION
    SELECT ${told} FROM n
      JOIN phone_numbers p ON p.organization_id = n.organization_id AND p.id = n.phone_number_id
      JOIN port_out_locks l ON l.organization_id = n.organization_id
        AND l.billing_account_id = p.billing_account_id
        AND l.scope = 'billing_account' AND l.ended_at IS NULL
    UNION
    SELECT ${told} FROM n JOIN port_out_locks l
      ON l.organization_id = n.organization_id AND l.scope = 'organization' AND l.ended_at IS NULL`;
}

function byKey<Key>(rows: readonly (LockTerms & { key: Key })[]): ReadonlyMap<Key, LockTerms[]> {
  const found = new Map<Key, LockTerms[]>();
  for (const { key, ...lock } of rows) found.set(key, [...(found.get(key) ?? []), lock]);
  return found;
}

/** What stands on each number of an order. Numbers without a lock are not there. */
export async function locksOnNumbersOf(
  tx: OrganizationTx,
  id: PortOutOrderId,
): Promise<ReadonlyMap<string, LockTerms[]>> {
  const asked = sql`
    SELECT organization_id, number, phone_number_id FROM port_out_order_numbers
    WHERE organization_id = ${tx.organizationId} AND order_id = ${id}`;
  const { rows } = await locksOn(asked, sql<string>`n.number`).execute(tx.sql);
  return byKey(rows);
}

/** The same for many orders of anybody, order by order, as far as their numbers are held. */
export async function locksOnHeldOrders(
  tx: OperatorTx,
  orders: readonly { organizationId: OrganizationId; id: PortOutOrderId }[],
): Promise<ReadonlyMap<PortOutOrderId, LockTerms[]>> {
  const asked = sql`
    SELECT n.organization_id, n.order_id, n.number, n.phone_number_id
    FROM unnest(${orders.map(({ organizationId }) => organizationId)}::text[],
      ${orders.map(({ id }) => id)}::text[]) AS o (organization_id, id)
    JOIN port_out_order_numbers n ON n.organization_id = o.organization_id AND n.order_id = o.id
    WHERE n.status = 'held'`;
  const { rows } = await locksOn(asked, sql<PortOutOrderId>`n.order_id`).execute(tx.sql);
  return byKey(rows);
}
