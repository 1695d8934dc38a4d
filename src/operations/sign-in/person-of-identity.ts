import type { UserId, UserIdentityId } from '../../core/ids.ts';
import type { Role } from '../../core/permissions.ts';
import { Refusal } from '../../core/refusal.ts';
import { claimText, domainOfEmail, isEmailVerified, roleByRules } from '../../core/sign-in-provider.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findSignInDomain } from '../../storage/sign-in-domains.ts';
import type { OperatorTx, OrganizationTx } from '../../storage/tx.ts';
import { findUserIdentity, keepUserIdentity, type UserIdentity } from '../../storage/user-identities.ts';
import {
  activateMembership,
  changeMemberRole,
  countActiveMembers,
  findMember,
  findMembershipStatus,
  findUserId,
  findUserName,
  insertMembership,
  insertUser,
  lockOwnSignIn,
  type Standing,
} from '../../storage/users.ts';
import { tell } from '../news/tell.ts';
import { ProvedAddressRefusal } from './audit-provider-refusal.ts';
import type { FinishedFlow } from './finish-sign-in.ts';

export interface PersonHere {
  userId: UserId;
  name: string;
}

interface First {
  /** For somebody who is not known yet. */
  newUserId: UserId;
  newIdentityId: UserIdentityId;
  at: Date;
}

/** Whoever may always set sign-in up again: one of them stays, whatever a provider says. */
const lastOnes: readonly Role[] = ['owner', 'operator_admin'];

/**
 * Who somebody at a provider is in the provider's organization. By their account there, once it is known
 * and until its person unlinks it; else by an e-mail address that the provider vouches for and whose domain
 * the organization has proved, for whoever was invited or is a member. Where the provider's rules give a
 * role, it is theirs from now on, and who is not known becomes a member.
 *
 * Refuses `sign_in_email_not_proved`; `sign_in_not_invited` when nobody invited them, or too long ago, and no
 * rule gives them a role, also when a rule did before; `sign_in_password_first` when the address has an
 * account with its own sign-in that is no member here.
 */
export async function personOfIdentity(
  tx: OperatorTx,
  { organizationId, provider, identity }: FinishedFlow,
  first: First,
): Promise<PersonHere> {
  const own = tx.forOrganization(organizationId);
  const { issuer, subject, claims } = identity;
  const role = roleByRules(claims, provider);
  const known = await knownIdentity(tx, own, { issuer, subject });
  // Also of one that was unlinked: else unlinking it would be a way past the rules.
  if (known?.ruledRole && role === null) throw notInvited('the rules give no role any more');
  const person = known?.isLinked
    ? { userId: known.userId, name: await nameOf(tx, known.userId) }
    : await personByEmail(tx, own, { claims, provider, role }, first);
  await join(tx, own, person, { role, at: first.at });
  const kept = { id: first.newIdentityId, issuer, subject, userId: person.userId, ruledRole: role };
  const email = claimText(claims, 'email');
  await keepUserIdentity(own, { ...kept, providerId: provider.id, email }, first.at);
  return person;
}

/**
 * Whose account it is, if it is known. Their person is held still: an unlinking that is under way is waited
 * for, or this sign-in would link the account anew with nobody vouching for it, and open a session that the
 * unlinking did not end.
 */
async function knownIdentity(
  tx: OperatorTx,
  own: OrganizationTx,
  key: Pick<FinishedFlow['identity'], 'issuer' | 'subject'>,
): Promise<UserIdentity | null> {
  const seen = await findUserIdentity(own, key);
  if (!seen) return null;
  await lockOwnSignIn(tx, seen.userId);
  return findUserIdentity(own, key);
}

function notInvited(internal: string): Refusal {
  return new Refusal('sign_in_not_invited', { internal });
}

async function nameOf(tx: OperatorTx, userId: UserId): Promise<string> {
  const name = await findUserName(tx, userId);
  if (name === null) throw new Error('an identity of nobody');
  return name;
}

/** The person with the address, if it is proved; a new one where a rule gives a role. */
async function personByEmail(
  tx: OperatorTx,
  own: OrganizationTx,
  {
    claims,
    provider,
    role,
  }: Pick<FinishedFlow, 'provider'> & { claims: Readonly<Record<string, unknown>>; role: Role | null },
  { newUserId, at }: First,
): Promise<PersonHere> {
  const email = claimText(claims, 'email');
  const domain = email === null ? null : domainOfEmail(email);
  if (email === null || domain === null) throw unproved('the provider tells no e-mail address');
  if (!isEmailVerified(claims, provider)) throw unproved('the provider does not vouch for the address');
  const isProved = (await findSignInDomain(own, domain))?.provedAt;
  if (!isProved) throw unproved('the domain is not proved by this organization');
  const userId = await findUserId(tx, email);
  if (userId) return { userId, name: await nameOf(tx, userId) };
  if (role === null) throw new ProvedAddressRefusal(email, 'nobody with this address is known');
  const name = (claimText(claims, 'name') ?? email.slice(0, email.lastIndexOf('@'))).slice(0, 100);
  await insertUser(tx, { id: newUserId, email, name, passwordHash: null, createdAt: at });
  return { userId: newUserId, name };
}

function unproved(internal: string): Refusal {
  return new Refusal('sign_in_email_not_proved', { internal });
}

interface Joining {
  role: Role | null;
  at: Date;
}

/** Makes them a member with that role, as far as nobody has to stay what they are. */
async function join(
  tx: OperatorTx,
  own: OrganizationTx,
  person: PersonHere,
  { role, at }: Joining,
): Promise<void> {
  const { userId } = person;
  const standing = await findMembershipStatus(own, userId);
  const audit = recordOf(own, person, at);
  if (standing?.status === 'deactivated') throw notInvited('the membership is deactivated');
  if (standing?.status !== 'active') await takeUp(tx, own, person, { standing, role, at });
  if (standing === null || role === null || role === standing.role) return;
  const isLast = lastOnes.includes(standing.role) && (await countActiveMembers(own, standing.role)) <= 1;
  if (isLast) return audit('user.role_kept', { role: standing.role, ruled: role });
  await changeMemberRole(own, userId, role);
  await audit('user.role_ruled', { role, before: standing.role });
}

/** Makes a member of whom a rule gives a role, or who was invited and comes in time. */
async function takeUp(
  tx: OperatorTx,
  own: OrganizationTx,
  person: PersonHere,
  { standing, role, at }: Joining & { standing: Standing | null },
): Promise<void> {
  const { userId, name } = person;
  const joined = async (detail: Record<string, unknown>) => {
    await tell(own, { kind: 'user_joined', orderId: null, detail: { person: name }, at });
    await recordOf(own, person, at)('user.joined', { ...detail, provedBy: 'provider' });
  };
  if (standing === null) {
    if (role === null) throw notInvited('known elsewhere, and not a member here');
    await requireNoOwnSignIn(tx, userId);
    await insertMembership(own, { userId, role, status: 'active', createdAt: at });
    return joined({ role });
  }
  const invitedUntil = (await findMember(own, userId))?.invitedUntil ?? null;
  const isLate = invitedUntil !== null && invitedUntil <= at;
  if (role === null && isLate) throw notInvited('the invitation has expired');
  await requireNoOwnSignIn(tx, userId);
  if (!(await activateMembership(own, userId))) throw notInvited('the invitation is gone');
  await joined({});
}

function recordOf(own: OrganizationTx, { userId: id, name }: PersonHere, at: Date) {
  const actor = { kind: 'user' as const, id, name };
  return (action: string, detail: Record<string, unknown>) =>
    appendAudit(own, { actor, action, subject: { kind: 'user', id }, detail }, at);
}

/**
 * A password or passkey made before they came here opens all they belong to. Nothing says that who made it
 * had the mailbox: an invitation of any organization's admin is enough. So who has one joins with it, by the
 * invitation's link, and the provider alone makes no such account a member.
 */
async function requireNoOwnSignIn(tx: OperatorTx, userId: UserId): Promise<void> {
  const { isSet } = await lockOwnSignIn(tx, userId);
  if (isSet) throw new Refusal('sign_in_password_first', { internal: 'an account with its own sign-in' });
}
