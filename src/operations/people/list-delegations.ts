import type { Delegation } from '../../core/delegation.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { requireDelegating } from './end-delegation.ts';

/** Why the signed-in person of the operator acts for that organization now; none when they have not said. */
export async function listDelegations(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<Delegation[]> {
  const { delegations = [] } = requireDelegating(principal, organizationId);
  await context.db.forOrganization(organizationId).read((tx) => requireOrganization(tx));
  return delegations.filter((one) => one.organizationId === organizationId);
}
