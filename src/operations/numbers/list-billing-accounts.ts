import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { type BillingAccount, listBillingAccounts as list } from '../../storage/billing-accounts.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

export async function listBillingAccounts(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; limit: number; afterId: string | null },
): Promise<BillingAccount[]> {
  requirePermission(principal, input.organizationId, 'billing_account.list');
  return context.db.forOrganization(input.organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return list(tx, input);
  });
}
