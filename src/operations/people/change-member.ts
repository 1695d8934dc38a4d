import { actorOf } from '../../core/actor.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import type { Role } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { requireNoWiderRole } from '../../core/token-terms.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { deleteSessionsOf } from '../../storage/sessions.ts';
import { endInvitationLinks } from '../../storage/setup-links.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import {
  findMember,
  lockStandingBesideHolders,
  type Member,
  type Standing,
  updateMembership,
} from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { type PeopleOf, peoplePlace, requireNoEscalation, requirePeoplePlace } from './people-place.ts';

export interface MemberChange {
  of: PeopleOf;
  userId: UserId;
  role?: Role | undefined;
  status?: 'active' | 'deactivated' | undefined;
}

/**
 * Gives a member another role, deactivates or reactivates them. Whoever is deactivated is signed out
 * everywhere at once; API tokens they made go on. A role holds from the next request on.
 *
 * Refuses `not_found`; `not_joined` for who is only invited; `not_permitted` for a role, old or new, that is
 * not the principal's to give; `last_owner` and `last_operator_admin` where nobody would be left.
 */
export async function changeMember(
  context: Context,
  principal: Principal,
  { of, userId, role, status }: MemberChange,
): Promise<Member> {
  const organizationId = peoplePlace(principal, of, 'change');
  const top: Role = of === 'operator' ? 'operator_admin' : 'owner';
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    await requirePeoplePlace(own, of);
    const { standing: before, others } = await lockStandingBesideHolders(own, { userId, role: top });
    if (!before) throw new Refusal('not_found');
    if (before.status === 'invited') throw new Refusal('not_joined');
    const after = { role: role ?? before.role, status: status ?? before.status };
    requireNoEscalation(principal, organizationId, before.role);
    requireNoEscalation(principal, organizationId, after.role);
    if (isGiven(before, after)) requireNoWiderRole(principal, after.role);
    const wasTop = isHolding(before, top);
    if (wasTop && !isHolding(after, top) && others === 0) {
      throw new Refusal(of === 'operator' ? 'last_operator_admin' : 'last_owner');
    }
    await updateMembership(own, userId, after);
    const member = await findMember(own, userId);
    if (!member) throw new Refusal('not_found');
    await record(tx, principal, { organizationId, member, before, after, at });
    return member;
  });
}

/** True when somebody may do afterwards what they could not before; false for who is only taken something. */
function isGiven(before: Standing, after: Standing): boolean {
  return after.status === 'active' && (before.status !== 'active' || before.role !== after.role);
}

function isHolding({ role, status }: Standing, top: Role): boolean {
  return role === top && status === 'active';
}

interface Changed {
  organizationId: OrganizationId;
  member: Member;
  before: Standing;
  after: Standing;
  at: Date;
}

/** What follows from each change, and who is told. */
async function record(tx: OperatorTx, principal: Principal, changed: Changed): Promise<void> {
  const { organizationId, member, before, after, at } = changed;
  const own = tx.forOrganization(organizationId);
  const actor = actorOf(principal);
  const subject = { kind: 'user', id: member.id };
  const news = { orderId: null, detail: { by: actor.name, person: member.name }, at };
  const { name, email } = member;
  if (before.role !== after.role) {
    await tell(own, { kind: 'user_role_changed', ...news });
    const detail = { name, email, role: after.role, previousRole: before.role };
    await appendAudit(own, { actor, action: 'user.role_changed', subject, detail }, at);
  }
  if (before.status === after.status) return;
  const isDeactivated = after.status === 'deactivated';
  if (isDeactivated) {
    await deleteSessionsOf(tx, member.id);
    await endInvitationLinks(tx, { organizationId, userId: member.id }, at);
  }
  await tell(own, { kind: isDeactivated ? 'user_deactivated' : 'user_reactivated', ...news });
  const action = isDeactivated ? 'user.deactivated' : 'user.reactivated';
  await appendAudit(own, { actor, action, subject, detail: { name, email, role: after.role } }, at);
}
