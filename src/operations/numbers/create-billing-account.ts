import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { type BillingAccount, insertBillingAccount } from '../../storage/billing-accounts.ts';
import { newId } from '../../storage/new-id.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

export interface NewBillingAccount {
  organizationId: OrganizationId;
  accountNumber: string;
  postalCode: string;
  name: string;
  contactEmails: readonly string[];
}

/**
 * Makes a billing account. Refuses `already_exists` when the organization has one of that number, in any
 * case.
 */
export async function createBillingAccount(
  context: Context,
  principal: Principal,
  { organizationId, ...input }: NewBillingAccount,
  remember: (tx: OrganizationTx, made: BillingAccount) => Promise<void>,
): Promise<BillingAccount> {
  requirePermission(principal, organizationId, 'billing_account.create');
  const at = context.clock.now();
  const account: BillingAccount = { id: newId('billingAccount', at), ...input, createdAt: at };
  const { accountNumber, name } = input;
  try {
    await context.db.forOrganization(organizationId).transaction(async (tx) => {
      await requireOrganization(tx);
      await insertBillingAccount(tx, account);
      const subject = { kind: 'billing_account', id: account.id };
      const detail = { accountNumber, name };
      await appendAudit(
        tx,
        { actor: actorOf(principal), action: 'billing_account.created', subject, detail },
        at,
      );
      await remember(tx, account);
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'billing_accounts_account_number')) throw error;
    throw new Refusal('already_exists', { params: { what: accountNumber } });
  }
  return account;
}
