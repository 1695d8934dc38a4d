import { actorOf } from '../core/actor.ts';
import type { UserId } from '../core/ids.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { endInvitationLinks } from '../storage/setup-links.ts';
import { deleteInvitation, findMember, findMembershipStatus } from '../storage/users.ts';
import type { Context } from './context.ts';
import { type PeopleOf, peoplePlace, requireNoEscalation, requirePeoplePlace } from './people-place.ts';

/**
 * Takes an invitation back: its link works no more, and nothing of the person is left in the organization.
 * Refuses `not_found`, and `not_invited` for who has joined.
 */
export async function withdrawInvitation(
  context: Context,
  principal: Principal,
  { of, userId }: { of: PeopleOf; userId: UserId },
): Promise<void> {
  const organizationId = peoplePlace(principal, of, 'invite');
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    await requirePeoplePlace(own, of);
    const standing = await findMembershipStatus(own, userId);
    const member = await findMember(own, userId);
    if (!standing || !member) throw new Refusal('not_found');
    if (standing.status !== 'invited') throw new Refusal('not_invited');
    requireNoEscalation(principal, organizationId, standing.role);
    await endInvitationLinks(tx, { organizationId, userId }, at);
    await deleteInvitation(own, userId);
    const fact = { actor: actorOf(principal), action: 'user.invitation_withdrawn' };
    const detail = { email: member.email, role: standing.role };
    await appendAudit(own, { ...fact, subject: { kind: 'user', id: userId }, detail }, at);
  });
}
