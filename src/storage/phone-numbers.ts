import { type RawBuilder, sql } from 'kysely';
import type { BillingAccountId, PhoneNumberId, PortOutOrderId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

export interface PhoneNumber {
  id: PhoneNumberId;
  /** E.164. */
  number: string;
  billingAccountId: BillingAccountId;
  accountNumber: string;
  assignedTo: string | null;
  status: 'active' | 'ported_out';
  addedAt: Date;
  endedAt: Date | null;
  endedByOrderId: PortOutOrderId | null;
  openOrderId: PortOutOrderId | null;
}

export interface NewPhoneNumber {
  id: PhoneNumberId;
  number: string;
  billingAccountId: BillingAccountId;
  assignedTo: string | null;
}

/**
 * Rows of one statement. The embedded database runs on this thread: until it has answered, nobody else is.
 */
const statementRows = 500;

/**
 * Adds the numbers that nobody has and answers which were added. The others are active already: here or with
 * another organization.
 */
export async function insertPhoneNumbers(
  tx: OrganizationTx,
  numbers: readonly NewPhoneNumber[],
  addedAt: Date,
): Promise<Set<string>> {
  const added = new Set<string>();
  for (let from = 0; from < numbers.length; from += statementRows) {
    const some = numbers.slice(from, from + statementRows);
    const { rows } = await sql<{ number: string }>`
      INSERT INTO phone_numbers (organization_id, id, number, billing_account_id, assigned_to, status,
        added_at)
      SELECT ${tx.organizationId}, id, number, billing_account_id, assigned_to, 'active',
        ${addedAt}::timestamptz
      FROM unnest(${some.map((row) => row.id)}::text[], ${some.map((row) => row.number)}::text[],
        ${some.map((row) => row.billingAccountId)}::text[], ${some.map((row) => row.assignedTo)}::text[])
        AS n (id, number, billing_account_id, assigned_to)
      ON CONFLICT (number) WHERE status = 'active' DO NOTHING
      RETURNING number`.execute(tx.sql);
    for (const { number } of rows) added.add(number);
  }
  return added;
}

/** Which of these numbers are active in this organization. */
export async function ownActiveNumbers(tx: OrganizationTx, numbers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM phone_numbers
    WHERE organization_id = ${tx.organizationId} AND status = 'active' AND number = ANY(${numbers})`.execute(
    tx.sql,
  );
  return new Set(rows.map((row) => row.number));
}

export interface PhoneNumberFilter {
  limit: number;
  status: 'active' | 'ported_out';
  /** Part of a number, or of whom it is assigned to. */
  query: string | null;
  billingAccountId: string | null;
  /** The number and id the page before ended with. */
  after: { number: string; id: string } | null;
}

/** By number; a number that left more than once stands there once for each stay. */
export async function listPhoneNumbers(
  tx: OrganizationTx,
  filter: PhoneNumberFilter,
): Promise<PhoneNumber[]> {
  const { rows } = await sql<PhoneNumber>`
    SELECT n.id, n.number, n.billing_account_id AS "billingAccountId", b.account_number AS "accountNumber",
      n.assigned_to AS "assignedTo", n.status, n.added_at AS "addedAt", n.ended_at AS "endedAt",
      n.ended_by_order_id AS "endedByOrderId",
      (SELECT o.order_id FROM port_out_order_numbers o WHERE o.organization_id = n.organization_id
        AND o.number = n.number AND o.is_open AND n.status = 'active') AS "openOrderId"
    FROM phone_numbers n
    JOIN billing_accounts b ON b.organization_id = n.organization_id AND b.id = n.billing_account_id
    WHERE ${sql.join(conditions(tx, filter), sql` AND `)}
    ORDER BY n.number, n.id LIMIT ${filter.limit}`.execute(tx.sql);
  return rows;
}

/**
 * What people write of a number: `555-01`, `+1 (425)`. Anything else is a name, though it may have digits.
 */
const numberPart = /^[0-9 ().+\-/]+$/;

function conditions(tx: OrganizationTx, filter: PhoneNumberFilter): RawBuilder<unknown>[] {
  const { query, billingAccountId, after } = filter;
  const digits = query !== null && numberPart.test(query) ? query.replaceAll(/[^0-9]/g, '') : '';
  const all: (RawBuilder<unknown> | false)[] = [
    sql`n.organization_id = ${tx.organizationId}`,
    sql`n.status = ${filter.status}`,
    billingAccountId !== null && sql`n.billing_account_id = ${billingAccountId}`,
    after !== null && sql`(n.number, n.id) > (${after.number}, ${after.id})`,
    query !== null &&
      (digits === ''
        ? sql`n.assigned_to ILIKE ${containing(query)}`
        : sql`(n.number LIKE ${containing(digits)} OR n.assigned_to ILIKE ${containing(query)})`),
  ];
  return all.filter((condition) => condition !== false);
}

/** A LIKE pattern for texts that contain this one as it stands. */
function containing(text: string): string {
  return `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** A page of the organization's active numbers in order, after the given one. */
export async function phoneNumbersAfter(tx: OrganizationTx, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM phone_numbers
    WHERE organization_id = ${tx.organizationId} AND status = 'active' AND number > ${after}
    ORDER BY number LIMIT ${limit}`.execute(tx.sql);
  return rows.map((row) => row.number);
}
