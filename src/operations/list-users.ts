import { requirePermission } from '../core/access.ts';
import type { OrganizationId } from '../core/ids.ts';
import type { Principal } from '../core/principal.ts';
import { listMembers, type Member } from '../storage/users.ts';
import type { Context } from './context.ts';
import { requireOrganization } from './get-organization.ts';

/** The organization's people, those who are only invited among them. */
export async function listUsers(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; limit: number; afterId: string | null },
): Promise<Member[]> {
  requirePermission(principal, input.organizationId, 'user.list');
  return context.db.forOrganization(input.organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return listMembers(tx, input);
  });
}
