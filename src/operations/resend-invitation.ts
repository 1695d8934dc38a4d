import { actorOf } from '../core/actor.ts';
import type { UserId } from '../core/ids.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { findMember, findMembershipStatus } from '../storage/users.ts';
import type { Context } from './context.ts';
import { type PeopleOf, peoplePlace, requireNoEscalation, requirePeoplePlace } from './people-place.ts';
import { sendInvitation } from './send-invitation.ts';

/**
 * Sends an open or expired invitation again, by a new link of seven days; the role stays. Refuses
 * `not_found`, and `not_invited` for who has joined.
 */
export async function resendInvitation(
  context: Context,
  principal: Principal,
  { of, userId }: { of: PeopleOf; userId: UserId },
): Promise<{ id: UserId; setupUrl: string }> {
  const organizationId = peoplePlace(principal, of, 'invite');
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    await requirePeoplePlace(own, of);
    const standing = await findMembershipStatus(own, userId);
    const member = await findMember(own, userId);
    if (!standing || !member) throw new Refusal('not_found');
    if (standing.status !== 'invited') throw new Refusal('not_invited');
    const { role } = standing;
    requireNoEscalation(principal, organizationId, role);
    const setupUrl = await sendInvitation(context, tx, principal, { organizationId, userId, role }, at);
    const fact = { actor: actorOf(principal), action: 'user.invited', subject: { kind: 'user', id: userId } };
    await appendAudit(own, { ...fact, detail: { email: member.email, role } }, at);
    return { id: userId, setupUrl };
  });
}
