import type { UserId } from '../../core/ids.ts';
import type { Role } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { findMember, findMembershipStatus } from '../../storage/users.ts';
import { requireNoEscalation } from './people-place.ts';

/**
 * Whom an invitation that was not taken up is for, its membership locked. Refuses `not_found`, `not_invited`
 * for who has joined, and `not_permitted` for a role that is not the principal's to give.
 */
export async function openInvitation(
  own: OrganizationTx,
  principal: Principal,
  userId: UserId,
): Promise<{ email: string; role: Role }> {
  const standing = await findMembershipStatus(own, userId);
  const member = await findMember(own, userId);
  if (!standing || !member) throw new Refusal('not_found');
  if (standing.status !== 'invited') throw new Refusal('not_invited');
  requireNoEscalation(principal, own.organizationId, standing.role);
  return { email: member.email, role: standing.role };
}
