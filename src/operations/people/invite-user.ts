import { actorOf } from '../../core/actor.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import type { OperatorRole, OrganizationRole } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { requireNoWiderRole } from '../../core/token-terms.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import { isUniqueViolation } from '../../storage/sql-state.ts';
import type { OperatorTx, OrganizationTx } from '../../storage/tx.ts';
import {
  activateMembership,
  changeInvitedRole,
  findMembershipStatus,
  findUserId,
  insertMembership,
  insertUser,
} from '../../storage/users.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { type PeopleOf, peoplePlace, requireNoEscalation, requirePeoplePlace } from './people-place.ts';
import { sendInvitation } from './send-invitation.ts';

export interface Invitation {
  of: PeopleOf;
  email: string;
  name: string;
  role: OrganizationRole | OperatorRole;
}

export interface InvitedUser {
  id: UserId;
  /** Shown once; null when the inviting person invited themselves and is a member at once. */
  setupUrl: string | null;
}

type Remember = (tx: OrganizationTx, made: InvitedUser) => Promise<void>;

/**
 * Invites a person by a one-time link of seven days, which is mailed to them and shown once to who invites.
 * Whether the address was known before is not told: a known person keeps their name and password, and becomes
 * a member only by using the link. Refuses `already_exists` for a member of this organization, also a
 * deactivated one. Whoever is only invited gets the new role and a new link, and earlier links end.
 */
export async function inviteUser(
  context: Context,
  principal: Principal,
  input: Invitation,
  remember: Remember,
): Promise<InvitedUser> {
  const organizationId = peoplePlace(principal, input.of, 'invite');
  requireNoEscalation(principal, organizationId, input.role);
  requireNoWiderRole(principal, input.role);
  const invitation = { ...input, organizationId };
  try {
    return await invite(context, principal, invitation, remember);
  } catch (error) {
    const isRace = isUniqueViolation(error, 'users_email') || isUniqueViolation(error, 'memberships_pkey');
    if (!isRace) throw error;
    // Of two invitations of one person at the same time the later finds what the earlier made.
    return invite(context, principal, invitation, remember);
  }
}

async function invite(
  context: Context,
  principal: Principal,
  input: Invitation & { organizationId: OrganizationId },
  remember: Remember,
): Promise<InvitedUser> {
  const { organizationId, email, role } = input;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    await requirePeoplePlace(own, input.of);
    const id = (await findUserId(tx, email)) ?? (await addUser(tx, input, at));
    const isOneself = principal.kind === 'user' && principal.id === id;
    await addMembership(own, principal, { userId: id, role, isOneself }, email, at);
    const invited = { organizationId, userId: id, role };
    const setupUrl = isOneself ? null : await sendInvitation(context, tx, principal, invited, at);
    const actor = actorOf(principal);
    // No link is used that would tell it.
    if (isOneself)
      await tell(own, { kind: 'user_joined', orderId: null, detail: { person: actor.name }, at });
    const subject = { kind: 'user', id };
    await appendAudit(own, { actor, action: 'user.invited', subject, detail: { email, role } }, at);
    await remember(own, { id, setupUrl });
    return { id, setupUrl };
  });
}

async function addUser(tx: OperatorTx, { email, name }: Invitation, at: Date): Promise<UserId> {
  const id = newId('user', at);
  await insertUser(tx, { id, email, name, passwordHash: null, createdAt: at });
  return id;
}

async function addMembership(
  tx: OrganizationTx,
  principal: Principal,
  { userId, role, isOneself }: { userId: UserId; role: Invitation['role']; isOneself: boolean },
  email: string,
  at: Date,
): Promise<void> {
  const standing = await findMembershipStatus(tx, userId);
  if (standing && standing.status !== 'invited')
    throw new Refusal('already_exists', { params: { what: email } });
  if (standing === null) {
    const status = isOneself ? 'active' : 'invited';
    return insertMembership(tx, { userId, role, status, createdAt: at });
  }
  // Else who may not invite an owner could take the place of one who was.
  requireNoEscalation(principal, tx.organizationId, standing.role);
  await changeInvitedRole(tx, userId, role);
  if (isOneself) await activateMembership(tx, userId);
}
