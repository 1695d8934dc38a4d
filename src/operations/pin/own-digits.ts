import type { OrganizationId } from '../../core/ids.ts';
import { pinIsFoundIn } from '../../secrets/check-new-pin.ts';
import type { Secret } from '../../secrets/secret.ts';
import { billingAccountDigits } from '../../storage/billing-accounts.ts';
import { phoneNumbersAfter } from '../../storage/phone-numbers.ts';
import type { Context } from '../context.ts';

const pageSize = 20_000;

/** The account numbers and ZIP codes of an organization: few, and what an attacker tries first. */
export function ownAccountDigits(context: Context, organizationId: OrganizationId): Promise<string[]> {
  return context.db.forOrganization(organizationId).read((tx) => billingAccountDigits(tx));
}

/**
 * True when the PIN stands inside one of the organization's active telephone numbers. They are walked page by
 * page in memory: asking the database would put the PIN into a statement, and statements get logged.
 */
export async function pinIsInOwnNumbers(
  context: Context,
  organizationId: OrganizationId,
  pin: Secret,
): Promise<boolean> {
  const handle = context.db.forOrganization(organizationId);
  for (let after = ''; ; ) {
    const numbers = await handle.read((tx) => phoneNumbersAfter(tx, after, pageSize));
    if (pinIsFoundIn(pin, numbers)) return true;
    const last = numbers.at(-1);
    if (last === undefined || numbers.length < pageSize) return false;
    after = last;
  }
}
