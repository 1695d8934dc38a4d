import { requirePermission, rolesTowards } from '../core/access.ts';
import { actorOf } from '../core/actor.ts';
import type { OrganizationId, UserId } from '../core/ids.ts';
import type { OrganizationRole } from '../core/permissions.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { newOneTimeToken } from '../secrets/one-time-token.ts';
import { appendAudit } from '../storage/audit-entries.ts';
import { newId } from '../storage/new-id.ts';
import { insertSetupLink } from '../storage/setup-links.ts';
import type { OperatorTx, OrganizationTx } from '../storage/tx.ts';
import { findMembershipStatus, findUserId, insertMembership, insertUser } from '../storage/users.ts';
import type { Context } from './context.ts';
import { requireOrganization } from './get-organization.ts';
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

/**
 * Invites a person by a one-time link of seven days. Whether the address was known before is not told: a known
 * person keeps their name and password, and becomes a member only by using the link. Refuses `already_exists` for a
 * member of this organization; whoever is only invited gets a new link.
 */
export async function inviteUser(
  context: Context,
  principal: Principal,
  input: Invitation,
  remember: (tx: OrganizationTx, made: InvitedUser) => Promise<void>,
): Promise<InvitedUser> {
  const { organizationId, email, role } = input;
  requirePermission(principal, organizationId, 'user.invite');
  requireNoEscalation(principal, organizationId, role);
  const at = context.clock.now();
  return context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    await requireOrganization(own);
    const id = (await findUserId(tx, email)) ?? (await addUser(tx, input, at));
    const isOneself = principal.kind === 'user' && principal.id === id;
    await addMembership(own, id, { ...input, status: isOneself ? 'active' : 'invited' }, at);
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
export function requireNoEscalation(
  principal: Principal,
  organizationId: OrganizationId,
  role: OrganizationRole,
): void {
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
  userId: UserId,
  { role, status, email }: Invitation & { status: 'invited' | 'active' },
  at: Date,
): Promise<void> {
  const standing = await findMembershipStatus(tx, userId);
  if (standing?.status === 'active') throw new Refusal('already_exists', { params: { what: email } });
  if (standing === null) await insertMembership(tx, { userId, role, status, createdAt: at });
}

async function addLink(
  context: Context,
  tx: OperatorTx,
  organizationId: OrganizationId,
  userId: UserId,
  at: Date,
): Promise<string> {
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
