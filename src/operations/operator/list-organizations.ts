import { operatorMembership, requireOperator, requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { openMemberships } from '../../core/sign-in-policy.ts';
import { listOrganizations as list, type Organization } from '../../storage/organizations.ts';
import type { Context } from '../context.ts';

/**
 * The organizations the principal may see: for the operator all customers, for others those they belong to.
 */
export async function listOrganizations(
  context: Context,
  principal: Principal,
  page: { limit: number; afterId: string | null; query: string | null },
): Promise<Organization[]> {
  if (principal.kind === 'carrier') throw new Refusal('not_permitted');
  const ids = operatorMembership(principal) ? null : organizationsOf(principal);
  if (ids === null) requireOperator(principal, 'organization.list');
  for (const id of ids ?? []) requirePermission(principal, id, 'organization.read');
  return context.db.forOperator().read((tx) => list(tx, { ...page, ids }));
}

/** Those the session opens. Where it opens none of them, all are named, so that the refusal says why. */
function organizationsOf(principal: Exclude<Principal, { kind: 'carrier' }>): OrganizationId[] {
  const memberships = principal.kind === 'token' ? [principal.membership] : principal.memberships;
  const open = openMemberships(memberships);
  return (open.length > 0 ? open : memberships).map(({ organizationId }) => organizationId);
}
