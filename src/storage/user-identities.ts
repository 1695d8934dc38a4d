import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { Role } from '../core/permissions.ts';
import type { OrganizationTx } from './tx.ts';

/** Whose account at a provider is. */
export interface UserIdentity {
  userId: UserId;
  /** The role the provider's rules gave at the last sign-in; null: none did. */
  ruledRole: Role | null;
}

interface IdentityKey {
  issuer: string;
  subject: string;
}

export async function findUserIdentity(
  tx: OrganizationTx,
  { issuer, subject }: IdentityKey,
): Promise<UserIdentity | null> {
  const { rows } = await sql<UserIdentity>`
    SELECT user_id AS "userId", ruled_role AS "ruledRole" FROM user_identities
    WHERE organization_id = ${tx.organizationId} AND issuer = ${issuer} AND subject = ${subject}`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

/** Keeps whose account it is, or that it was used once more. */
export async function keepUserIdentity(
  tx: OrganizationTx,
  { issuer, subject, userId, ruledRole }: IdentityKey & UserIdentity,
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO user_identities (organization_id, issuer, subject, user_id, ruled_role, created_at,
      last_used_at)
    VALUES (${tx.organizationId}, ${issuer}, ${subject}, ${userId}, ${ruledRole}, ${at}, ${at})
    ON CONFLICT (organization_id, issuer, subject) DO UPDATE
      SET ruled_role = EXCLUDED.ruled_role, last_used_at = EXCLUDED.last_used_at`.execute(tx.sql);
}
