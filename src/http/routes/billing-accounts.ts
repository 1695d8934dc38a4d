import type { z } from 'zod';
import type { billingAccount } from '../../contract/organizations.ts';
import type { Context } from '../../operations/context.ts';
import { createBillingAccount } from '../../operations/numbers/create-billing-account.ts';
import { listBillingAccounts } from '../../operations/numbers/list-billing-accounts.ts';
import type { BillingAccount } from '../../storage/billing-accounts.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

export function billingAccountHandlers(
  context: Context,
): Handlers<'listBillingAccounts' | 'createBillingAccount'> {
  return {
    listBillingAccounts: async ({ principal, params, query }) => {
      const organizationId = pathId('organization', params.org);
      const page = { organizationId, limit: query.limit + 1, afterId: cursorKey(query.cursor) };
      const rows = await listBillingAccounts(context, principal, page);
      return pageOf(rows, query.limit, (row) => row.id, presentAccount);
    },
    createBillingAccount: async ({ principal, params, body, remember }) => {
      const input = { organizationId: pathId('organization', params.org), ...body };
      const made = await createBillingAccount(context, principal, input, (tx, account) =>
        remember(tx, 201, presentAccount(account)),
      );
      return presentAccount(made);
    },
  };
}

function presentAccount(account: BillingAccount): z.input<typeof billingAccount> {
  return {
    ...account,
    contactEmails: [...account.contactEmails],
    createdAt: account.createdAt.toISOString(),
  };
}
