import { sql } from 'kysely';
import type { BillingAccountId } from '../core/ids.ts';
import type { OrganizationTx } from './tx.ts';

export interface BillingAccount {
  id: BillingAccountId;
  accountNumber: string;
  /** ZIP or ZIP+4. */
  postalCode: string;
  name: string;
  contactEmails: readonly string[];
  createdAt: Date;
}

const columns = sql`id, account_number AS "accountNumber", postal_code AS "postalCode", name,
  contact_emails AS "contactEmails", created_at AS "createdAt"`;

/**
 * Account numbers are unique within an organization whatever their case (`billing_accounts_account_number`).
 */
export async function insertBillingAccount(tx: OrganizationTx, account: BillingAccount): Promise<void> {
  const { id, accountNumber, postalCode, name, contactEmails, createdAt } = account;
  await sql`
    INSERT INTO billing_accounts (organization_id, id, account_number, postal_code, name, contact_emails,
      created_at)
    VALUES (${tx.organizationId}, ${id}, ${accountNumber}, ${postalCode}, ${name},
      ${JSON.stringify(contactEmails)}, ${createdAt})`.execute(tx.sql);
}

export async function listBillingAccounts(
  tx: OrganizationTx,
  page: { limit: number; afterId: string | null },
): Promise<BillingAccount[]> {
  const { limit, afterId } = page;
  const { rows } = await sql<BillingAccount>`
    SELECT ${columns} FROM billing_accounts
    WHERE organization_id = ${tx.organizationId} AND (${afterId}::text IS NULL OR id > ${afterId})
    ORDER BY id LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** Every account's id by its number in lower case. */
export async function billingAccountIds(tx: OrganizationTx): Promise<Map<string, BillingAccountId>> {
  const { rows } = await sql<{ key: string; id: BillingAccountId }>`
    SELECT lower(account_number) AS key, id FROM billing_accounts
    WHERE organization_id = ${tx.organizationId}`.execute(tx.sql);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Account numbers and postal codes: what a PIN must not be found in. */
export async function billingAccountDigits(tx: OrganizationTx): Promise<string[]> {
  const { rows } = await sql<{ accountNumber: string; postalCode: string }>`
    SELECT account_number AS "accountNumber", postal_code AS "postalCode" FROM billing_accounts
    WHERE organization_id = ${tx.organizationId}`.execute(tx.sql);
  return rows.flatMap(({ accountNumber, postalCode }) => [accountNumber, postalCode]);
}

/** True when it is one of the organization's. */
export async function hasBillingAccount(tx: OrganizationTx, id: BillingAccountId): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM billing_accounts
    WHERE organization_id = ${tx.organizationId} AND id = ${id}`.execute(tx.sql);
  return rows.length > 0;
}
