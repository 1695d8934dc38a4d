import { requirePermission } from '../../core/access.ts';
import type { AuditEntry } from '../../core/audit-chain.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { listAuditEntries as listEntries } from '../../storage/audit-entries.ts';
import type { Context } from '../context.ts';

/** An organization's record, newest first. `beforeSequence` is where the page before ended. */
export async function listAuditEntries(
  context: Context,
  principal: Principal,
  input: {
    organizationId: OrganizationId;
    limit: number;
    beforeSequence: number | null;
    action: string | null;
  },
): Promise<AuditEntry[]> {
  requirePermission(principal, input.organizationId, 'audit.read');
  return context.db.forOrganization(input.organizationId).read((tx) => listEntries(tx, input));
}
