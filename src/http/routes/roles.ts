import { actsNeedingReason } from '../../core/delegation.ts';
import { actsNeedingFreshProof } from '../../core/fresh-proof.ts';
import {
  type Action,
  isPermitted,
  operatorRoles,
  organizationRoles,
  permissions,
  type Role,
  rolesGivenBy,
} from '../../core/permissions.ts';
import type { Handlers } from '../call.ts';

const whose = [
  ...organizationRoles.map((role) => ({ role, of: 'organization' as const })),
  ...operatorRoles.map((role) => ({ role, of: 'operator' as const })),
  { role: 'carrier' as const, of: 'carrier' as const },
];

/** The permission table as it is: what the pages say of roles is this and nothing else. */
export function roleHandlers(): Handlers<'listRoles'> {
  const roles = whose.map(({ role, of }) => ({ role, of, gives: [...(rolesGivenBy[role] ?? [])] }));
  const holders = (action: Action): Role[] =>
    whose.map(({ role }) => role).filter((role) => isPermitted(role, action));
  const actions = (Object.keys(permissions) as Action[]).map((action) => ({
    action,
    roles: holders(action),
    needsFreshProof: actsNeedingFreshProof.has(action),
    needsReason: actsNeedingReason.has(action),
  }));
  return { listRoles: async () => ({ roles, actions }) };
}
