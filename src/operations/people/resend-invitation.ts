import { actorOf } from '../../core/actor.ts';
import type { UserId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { requireNoWiderRole } from '../../core/token-terms.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { Context } from '../context.ts';
import { openInvitation } from './open-invitation.ts';
import { type PeopleOf, peoplePlace, requirePeoplePlace } from './people-place.ts';
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
    const { email, role } = await openInvitation(own, principal, userId);
    requireNoWiderRole(principal, role);
    const setupUrl = await sendInvitation(context, tx, principal, { organizationId, userId, role }, at);
    const fact = { actor: actorOf(principal), action: 'user.invited', subject: { kind: 'user', id: userId } };
    await appendAudit(own, { ...fact, detail: { email, role } }, at);
    return { id: userId, setupUrl };
  });
}
