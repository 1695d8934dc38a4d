import { sql } from 'kysely';
import type { PhoneNumberId, PortOutOrderId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

/** A number that went with an order: the stay that ended, and the id of its next one. */
export interface LeftNumber {
  phoneNumberId: string;
  newId: PhoneNumberId;
}

/**
 * A snapback: each number begins a new stay on the billing account and with the assignment it had, and the
 * stay that ended keeps its tombstone. Answers the numbers that began one; whoever has a number by now, here
 * or elsewhere, keeps it.
 *
 * The stays are looked up by their ids: asked by number and status, a planner that expects few numbers to
 * have gone compares all that went with each one that is asked for.
 */
export async function returnNumbers(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
  numbers: readonly LeftNumber[],
  at: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    INSERT INTO phone_numbers (organization_id, id, number, billing_account_id, assigned_to, status, added_at,
      returned_by_order_id)
    SELECT ${tx.organizationId}, back.id, gone.number, gone.billing_account_id, gone.formerly_assigned_to,
      'active', ${at}::timestamptz, ${orderId}
    FROM unnest(${numbers.map((row) => row.phoneNumberId)}::text[],
      ${numbers.map((row) => row.newId)}::text[]) AS back (ended_id, id)
    JOIN phone_numbers gone ON gone.organization_id = ${tx.organizationId} AND gone.id = back.ended_id
      AND gone.ended_by_order_id = ${orderId}
    ON CONFLICT (number) WHERE status = 'active' DO NOTHING
    RETURNING number`.execute(tx.sql);
  return new Set(rows.map((row) => row.number));
}
