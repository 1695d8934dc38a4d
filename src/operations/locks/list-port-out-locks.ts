import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { type LockFilter, listPortOutLocks as list, type PortOutLock } from '../../storage/port-out-locks.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

/** An organization's locks, also those that have ended; newest first. */
export async function listPortOutLocks(
  context: Context,
  principal: Principal,
  { organizationId, ...filter }: Omit<LockFilter, 'at'> & { organizationId: OrganizationId },
): Promise<PortOutLock[]> {
  requirePermission(principal, organizationId, 'lock.list');
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return list(tx, { ...filter, at });
  });
}
