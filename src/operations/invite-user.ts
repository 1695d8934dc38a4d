import { requirePermission, rolesTowards } from '../core/access.ts';
import { actorOf } from '../core/actor.ts';
import type { OrganizationId, UserId } from '../core/ids.ts';
import type { OrganizationRole, Role } from '../core/permissions.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { newOneTimeToken } from '../secrets/one-time-token.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { newId } from '../storage/new-id.ts';
import { endInvitationLinks, insertSetupLink } from '../storage/setup-links.ts';
import { isUniqueViolation } from '../storage/sql-state.ts';
import type { OperatorTx, OrganizationTx } from '../storage/tx.ts';
import {
  activateMembership,
  changeInvitedRole,
  findMembershipStatus,
  findUserId,
  insertMembership,
  insertUser,
} from '../storage/users.ts';
import type { Context } from './context.ts';
import { requireCustomer } from './get-organization.ts';
import { setupUrl } from './setup-url.ts';

const linkValidMs = 7 * 24 * 3_600_000;

export interface Invitation {
  organizationId: OrganizationId;
  email: string;
  name: string;
  role: OrganizationRole;
}

export interface InvitedUser {
  id: UserId;
  /** Shown once; null when the inviting person invited themselves and is a member at once. */
  setupUrl: string | null;
}

type Remember = (tx: OrganizationTx, made: InvitedUser) => Promise<void>;

/**
 * Invites a person by a one-time link of seven days. Whether the address was known before is not told: a
 * known person keeps their name and password, and becomes a member only by using the link. Refuses
 * `already_exists` for a member of this organization. Whoever is only invited gets the new role and a new
 * link, and earlier links end.
 */
export async function inviteUser(
  context: Context,
  principal: Principal,
  input: Invitation,
  remember: Remember,
): Promise<InvitedUser> {
  requirePermission(principal, input.organizationId, 'user.invite');
  requireNoEscalation(principal, input.organizationId, input.role);
  try {
    return await invite(context, principal, input, remember);
  } catch (error) {
    const isRace = isUniqueViolation(error, 'users_email') || isUniqueViolation(error, 'memberships_pkey');
    if (!isRace) throw error;
    // Of two invitations of one person at the same time the later finds what the earlier made.
    return invite(context, principal, input, remember);
  }
}

async function invite(
  context: Context,
  principal: Principal,
  input: Invitation,
  remember: Remember,
): Promise<InvitedUser> {
  const { organizationId, email, role } = input;
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    await requireCustomer(own);
    const id = (await findUserId(tx, email)) ?? (await addUser(tx, input, at));
    const isOneself = principal.kind === 'user' && principal.id === id;
    await addMembership(own, principal, { userId: id, role, isOneself }, email, at);
    const setupUrl = isOneself ? null : await addLink(context, tx, organizationId, id, at);
    const subject = { kind: 'user', id };
    await appendAudit(
      own,
      { actor: actorOf(principal), action: 'user.invited', subject, detail: { email, role } },
      at,
    );
    await remember(own, { id, setupUrl });
    return { id, setupUrl };
  });
}

/** Nobody gives more than they have: only an owner or the operator makes owners. */
export function requireNoEscalation(principal: Principal, organizationId: OrganizationId, role: Role): void {
  const roles = rolesTowards(principal, organizationId);
  if (role === 'owner' && !roles.includes('owner') && !roles.includes('operator_admin')) {
    throw new Refusal('not_permitted');
  }
}

async function addUser(tx: OperatorTx, { email, name }: Invitation, at: Date): Promise<UserId> {
  const id = newId('user', at);
  await insertUser(tx, { id, email, name, passwordHash: null, createdAt: at });
  return id;
}

async function addMembership(
  tx: OrganizationTx,
  principal: Principal,
  { userId, role, isOneself }: { userId: UserId; role: OrganizationRole; isOneself: boolean },
  email: string,
  at: Date,
): Promise<void> {
  const standing = await findMembershipStatus(tx, userId);
  if (standing?.status === 'active') throw new Refusal('already_exists', { params: { what: email } });
  if (standing === null) {
    const status = isOneself ? 'active' : 'invited';
    return insertMembership(tx, { userId, role, status, createdAt: at });
  }
  // Else who may not invite an owner could take the place of one who was.
  requireNoEscalation(principal, tx.organizationId, standing.role);
  await changeInvitedRole(tx, userId, role);
  if (isOneself) await activateMembership(tx, userId);
}

async function addLink(
  context: Context,
  tx: OperatorTx,
  organizationId: OrganizationId,
  userId: UserId,
  at: Date,
): Promise<string> {
  await endInvitationLinks(tx, { organizationId, userId }, at);
  const { token, hash } = newOneTimeToken();
  const expiresAt = new Date(at.getTime() + linkValidMs);
  await insertSetupLink(tx, {
    kind: 'user',
    tokenHash: hash,
    organizationId,
    userId,
    createdAt: at,
    expiresAt,
  });
  return setupUrl(context.baseUrl, token);
}
