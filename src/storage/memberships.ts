import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorRole, OrganizationRole } from '../core/permissions.ts';
import type { OrganizationTx } from './tx.ts';

export interface NewMembership {
  userId: UserId;
  role: OrganizationRole | OperatorRole;
  status: 'invited' | 'active';
  createdAt: Date;
}

/** Gives a person a role in the organization. Throws when they have one there: the caller asked before. */
export async function insertMembership(tx: OrganizationTx, membership: NewMembership): Promise<void> {
  const { userId, role, status, createdAt } = membership;
  await sql`
    INSERT INTO memberships (organization_id, user_id, role, status, created_at)
    VALUES (${tx.organizationId}, ${userId}, ${role}, ${status}, ${createdAt})`.execute(tx.sql);
}

/**
 * An invited person takes up their membership; one taken up before stays as it is (the first operator's link, when
 * their password was given at once). False when the person is not or no longer a member.
 */
export async function activateMembership(tx: OrganizationTx, userId: UserId): Promise<boolean> {
  const { rows } = await sql`
    UPDATE memberships SET status = 'active'
    WHERE organization_id = ${tx.organizationId} AND user_id = ${userId}
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}
