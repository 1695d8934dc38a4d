import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { listNotices as list, type Notice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

/** Messages to the organization's people, newest first. */
export async function listNotices(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; limit: number; beforeId: string | null },
): Promise<Notice[]> {
  requirePermission(principal, input.organizationId, 'notice.read');
  return context.db.forOrganization(input.organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return list(tx, input);
  });
}
