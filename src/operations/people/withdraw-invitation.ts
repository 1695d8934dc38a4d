import { actorOf } from '../../core/actor.ts';
import type { UserId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { endInvitationLinks } from '../../storage/setup-links.ts';
import { deleteInvitation } from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { openInvitation } from './open-invitation.ts';
import { type PeopleOf, peoplePlace, requirePeoplePlace } from './people-place.ts';

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
    const detail = await openInvitation(own, principal, userId);
    await endInvitationLinks(tx, { organizationId, userId }, at);
    await deleteInvitation(own, userId);
    const fact = { actor: actorOf(principal), action: 'user.invitation_withdrawn' };
    await appendAudit(own, { ...fact, subject: { kind: 'user', id: userId }, detail }, at);
  });
}
