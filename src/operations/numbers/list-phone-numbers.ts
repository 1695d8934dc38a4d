import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import {
  listPhoneNumbers as list,
  type PhoneNumber,
  type PhoneNumberFilter,
} from '../../storage/phone-numbers.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

export async function listPhoneNumbers(
  context: Context,
  principal: Principal,
  { organizationId, ...filter }: PhoneNumberFilter & { organizationId: OrganizationId },
): Promise<PhoneNumber[]> {
  requirePermission(principal, organizationId, 'phone_number.list');
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return list(tx, filter);
  });
}
