import type { OrganizationId, UserIdentityId } from './ids.ts';
import type { Role } from './permissions.ts';
import { rolesBesideProvider, type SignInPolicy } from './sign-in-policy.ts';

/** An account at a provider, as far as it lets its person into an organization. */
export interface IdentityWay {
  id: UserIdentityId;
  organizationId: OrganizationId;
  isProviderInUse: boolean;
  /** Null: not a member there. */
  role: Role | null;
  signInPolicy: SignInPolicy;
}

const isOpen = ({ isProviderInUse, role }: IdentityWay) => isProviderInUse && role !== null;

/**
 * True when without that account its person would come into its organization no more: no other account at a
 * provider opens it, and they have no password or passkey, or the organization takes none from their role.
 */
export function isLastWayIn(way: IdentityWay, all: readonly IdentityWay[], hasOwnSignIn: boolean): boolean {
  if (way.role === null || !isOpen(way)) return false;
  const { id, organizationId, role, signInPolicy } = way;
  const hasAnother = all.some((one) => one.id !== id && one.organizationId === organizationId && isOpen(one));
  const isOwnTaken = signInPolicy !== 'own_provider' || rolesBesideProvider.has(role);
  return !hasAnother && !(hasOwnSignIn && isOwnTaken);
}
