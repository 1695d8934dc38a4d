import { usePlace } from './use-place.ts';
import { useSession } from './use-session.ts';
import { organizationRolesOffered } from './users-roles.tsx';

export type RoleToGive = (typeof organizationRolesOffered)[number];

/** Nobody gives more than they have: only an owner or the operator makes owners. The API refuses the same. */
export function useRolesToGive(): readonly RoleToGive[] {
  const { org } = usePlace();
  const { data: session } = useSession();
  const makesOwners = session?.memberships.some(
    ({ role, organizationId }) => role === 'operator_admin' || (role === 'owner' && organizationId === org),
  );
  return organizationRolesOffered.filter((role) => makesOwners || role !== 'owner');
}
