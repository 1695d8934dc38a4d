import { requireOperator, requirePermission, rolesTowards } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { type Role, rolesGivenBy } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { requireCustomer, requireOrganization } from '../operator/get-organization.ts';

/** Whose people: a customer's, or the operator's own. */
export type PeopleOf = { organizationId: OrganizationId } | 'operator';

/**
 * The organization whose people are meant, once it is known that the principal may do that there. Refuses as
 * `requirePermission` and `requireOperator` do.
 */
export function peoplePlace(
  principal: Principal,
  of: PeopleOf,
  act: 'list' | 'invite' | 'change',
): OrganizationId {
  if (of === 'operator') {
    return requireOperator(principal, act === 'list' ? 'operator_user.list' : 'operator_user.manage');
  }
  requirePermission(principal, of.organizationId, `user.${act}`);
  return of.organizationId;
}

/** Refuses `not_found`, and `not_permitted` where the operator's own people are asked for as a customer's. */
export async function requirePeoplePlace(tx: OrganizationTx, of: PeopleOf): Promise<void> {
  if (of === 'operator') await requireOrganization(tx);
  else await requireCustomer(tx);
}

/**
 * Nobody gives or takes more than they have: `not_permitted` for a role that is not theirs to give. A person
 * who may only as the operator has said why, also when a role of their own there lets them manage people:
 * else `reason_required`.
 */
export function requireNoEscalation(principal: Principal, organizationId: OrganizationId, role: Role): void {
  const gives = (own: Role) => rolesGivenBy[own]?.includes(role) === true;
  if (!rolesTowards(principal, organizationId).some(gives)) throw new Refusal('not_permitted');
  if (principal.kind !== 'user') return;
  const ofTheirOwn = principal.memberships.filter((one) => one.organizationId === organizationId);
  const hasSaid = principal.delegations?.some((one) => one.organizationId === organizationId) === true;
  if (!hasSaid && !ofTheirOwn.some((one) => gives(one.role))) throw new Refusal('reason_required');
}
