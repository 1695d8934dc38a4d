import { sql } from 'kysely';
import type { OrganizationId, UserId } from '../core/ids.ts';
import type { Role } from '../core/permissions.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

export interface NewUser {
  id: UserId;
  email: string;
  name: string;
  /** Null until the person has used their one-time link. */
  passwordHash: string | null;
  createdAt: Date;
}

/** Adds a person. A person is nobody's: what they belong to are memberships. */
export async function insertUser(tx: OperatorTx, user: NewUser): Promise<void> {
  const { id, email, name, passwordHash, createdAt } = user;
  await sql`
    INSERT INTO users (id, email, name, password_hash, created_at)
    VALUES (${id}, ${email}, ${name}, ${passwordHash}, ${createdAt})`.execute(tx.sql);
}

/** Gives a person their first password. False when they have one: it is never overwritten by this way. */
export async function setFirstPassword(tx: OperatorTx, id: UserId, passwordHash: string): Promise<boolean> {
  const { rows } = await sql`
    UPDATE users SET password_hash = ${passwordHash}
    WHERE id = ${id} AND password_hash IS NULL RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/**
 * How a person signs in of their own, beside any provider; their row is locked until the transaction ends, so
 * that a first password and a first membership wait for each other.
 */
export async function lockOwnSignIn(tx: OperatorTx, id: UserId): Promise<{ isSet: boolean }> {
  const { rows } = await sql<{ isSet: boolean }>`
    SELECT u.password_hash IS NOT NULL
      OR EXISTS (SELECT 1 FROM passkeys p WHERE p.user_id = u.id) AS "isSet"
    FROM users u WHERE u.id = ${id} FOR UPDATE OF u`.execute(tx.sql);
  return { isSet: rows[0]?.isSet === true };
}

/** True when the person took up a membership anywhere, be it deactivated by now. */
export async function isMemberAnywhere(tx: OperatorTx, id: UserId): Promise<boolean> {
  const { rows } = await sql`
    SELECT organization_id FROM memberships WHERE user_id = ${id} AND status <> 'invited' LIMIT 1`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** Gives a person another password, whatever they had. */
export async function setPassword(tx: OperatorTx, id: UserId, passwordHash: string): Promise<void> {
  await sql`UPDATE users SET password_hash = ${passwordHash} WHERE id = ${id}`.execute(tx.sql);
}

export async function setUserName(tx: OperatorTx, id: UserId, name: string): Promise<void> {
  await sql`UPDATE users SET name = ${name} WHERE id = ${id}`.execute(tx.sql);
}

export interface NewMembership {
  userId: UserId;
  role: Role;
  status: 'invited' | 'active';
  createdAt: Date;
}

/** Makes a person a member of the organization, or invites them. */
export async function insertMembership(tx: OrganizationTx, membership: NewMembership): Promise<void> {
  const { userId, role, status, createdAt } = membership;
  await sql`
    INSERT INTO memberships (organization_id, user_id, role, status, created_at)
    VALUES (${tx.organizationId}, ${userId}, ${role}, ${status}, ${createdAt})`.execute(tx.sql);
}

/** Until when a person who is only invited can take that up. */
export async function setInvitedUntil(tx: OrganizationTx, userId: UserId, until: Date): Promise<void> {
  await sql`
    UPDATE memberships SET invited_until = ${until}
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId}`.execute(tx.sql);
}

/** Takes back an invitation that was not taken up. False when there is none. */
export async function deleteInvitation(tx: OrganizationTx, userId: UserId): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM memberships
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId} AND status = 'invited'
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

/** Gives a member that role and standing. */
export async function updateMembership(
  tx: OrganizationTx,
  userId: UserId,
  { role, status }: Standing,
): Promise<void> {
  await sql`
    UPDATE memberships SET role = ${role}, status = ${status}
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId}`.execute(tx.sql);
}

/** Gives a person who is only invited another role. */
export async function changeInvitedRole(tx: OrganizationTx, userId: UserId, role: Role): Promise<void> {
  await sql`
    UPDATE memberships SET role = ${role}
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId} AND status = 'invited'`.execute(
    tx.sql,
  );
}

/**
 * An invited person takes up their membership; one taken up before stays as it is (the first operator's link,
 * when their password was given at once). False when the person is not or no longer a member.
 */
export async function activateMembership(tx: OrganizationTx, userId: UserId): Promise<boolean> {
  const { rows } = await sql`
    UPDATE memberships SET status = 'active'
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId} AND status <> 'deactivated'
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

/** Gives a member back their place and a role, whatever they have now. False when they never had one. */
export async function restoreMembership(tx: OrganizationTx, userId: UserId, role: Role): Promise<boolean> {
  const { rows } = await sql`
    UPDATE memberships SET status = 'active', role = ${role}
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId}
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

export type MembershipStatus = 'invited' | 'active' | 'deactivated';

/** What a person is to an organization. */
export interface Standing {
  role: Role;
  status: MembershipStatus;
}

/** A person of an organization, as its admins see them. */
export interface Member {
  id: UserId;
  email: string;
  name: string;
  role: Role;
  status: MembershipStatus;
  createdAt: Date;
  /** Until when the invitation can be taken up; null for who has joined. */
  invitedUntil: Date | null;
}

// Who is only invited stands by their address: the name they have elsewhere would tell that they were known.
const memberColumns = sql`u.id, u.email, CASE WHEN m.status = 'invited' THEN u.email ELSE u.name END AS name,
  m.role, m.status, m.created_at AS "createdAt",
  CASE WHEN m.status = 'invited' THEN m.invited_until END AS "invitedUntil"`;

/** The person of that id, as the organization's admins see them. */
export async function findMember(tx: OrganizationTx, userId: UserId): Promise<Member | null> {
  const { rows } = await sql<Member>`
    SELECT ${memberColumns} FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${tx.organizationId} AND m.user_id = ${userId}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** By id, which is in the order they became known here. */
export async function listMembers(
  tx: OrganizationTx,
  page: { limit: number; afterId: string | null },
): Promise<Member[]> {
  const { limit, afterId } = page;
  const { rows } = await sql<Member>`
    SELECT ${memberColumns} FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${tx.organizationId} AND (${afterId}::text IS NULL OR u.id > ${afterId})
    ORDER BY u.id LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** Whoever has taken up their membership, by name and role; null for everybody else. */
export async function findActiveMember(
  tx: OrganizationTx,
  userId: UserId,
): Promise<{ id: UserId; name: string; role: Role } | null> {
  const { rows } = await sql<{ id: UserId; name: string; role: Role }>`
    SELECT u.id, u.name, m.role FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${tx.organizationId} AND m.user_id = ${userId} AND m.status = 'active'`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

/** The person's standing in the organization, locked until the transaction ends, or null. */
export async function findMembershipStatus(tx: OrganizationTx, userId: UserId): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    SELECT role, status FROM memberships
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId} FOR UPDATE`.execute(tx.sql);
  return rows[0] ?? null;
}

/**
 * The person's standing, and how many others hold that role actively; all of them locked until the
 * transaction ends, so that of two who leave at once the later sees that the earlier has gone.
 */
export async function lockStandingBesideHolders(
  tx: OrganizationTx,
  { userId, role }: { userId: UserId; role: Role },
): Promise<{ standing: Standing | null; others: number }> {
  const { rows } = await sql<Standing & { userId: UserId }>`
    SELECT user_id AS "userId", role, status FROM memberships
    WHERE organization_id = ${tx.organizationId}
      AND (user_id = ${userId} OR (role = ${role} AND status = 'active'))
    ORDER BY user_id FOR UPDATE`.execute(tx.sql);
  const own = rows.find((row) => row.userId === userId);
  const others = rows.filter((row) => row.userId !== userId).length;
  return { standing: own ? { role: own.role, status: own.status } : null, others };
}

/** Where a person is a member or was, in one order: records are written in it. */
export async function listMembershipPlaces(tx: OperatorTx, userId: UserId): Promise<OrganizationId[]> {
  const { rows } = await sql<{ organizationId: OrganizationId }>`
    SELECT organization_id AS "organizationId" FROM memberships
    WHERE user_id = ${userId} ORDER BY organization_id`.execute(tx.sql);
  return rows.map(({ organizationId }) => organizationId);
}

/** The id of the person with that address, whatever its case. */
export async function findUserId(tx: OperatorTx, email: string): Promise<UserId | null> {
  const { rows } = await sql<{ id: UserId }>`
    SELECT id FROM users WHERE lower(email) = lower(${email})`.execute(tx.sql);
  return rows[0]?.id ?? null;
}

export async function findUserName(tx: OperatorTx, id: UserId): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM users WHERE id = ${id}`.execute(tx.sql);
  return rows[0]?.name ?? null;
}

/** Gives a member another role. */
export async function changeMemberRole(tx: OrganizationTx, userId: UserId, role: Role): Promise<void> {
  await sql`
    UPDATE memberships SET role = ${role}
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId} AND status = 'active'`.execute(
    tx.sql,
  );
}

/** How many have that role, all of them locked: two who leave it at once wait for each other. */
export async function countActiveMembers(tx: OrganizationTx, role: Role): Promise<number> {
  const { rows } = await sql`
    SELECT user_id FROM memberships
    WHERE organization_id = ${tx.organizationId} AND role = ${role} AND status = 'active'
    ORDER BY user_id FOR UPDATE`.execute(tx.sql);
  return rows.length;
}
