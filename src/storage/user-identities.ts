import { sql } from 'kysely';
import type { OrganizationId, UserId, UserIdentityId } from '../core/ids.ts';
import type { Role } from '../core/permissions.ts';
import type { SignInPolicy } from '../core/sign-in-policy.ts';
import type { SignInProviderId } from '../core/sign-in-provider.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** Whose account at a provider is. */
export interface UserIdentity {
  userId: UserId;
  /** The role the provider's rules gave at the last sign-in; null: none did. */
  ruledRole: Role | null;
  /** False once its person has unlinked it: it is nobody's then. */
  isLinked: boolean;
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
    SELECT user_id AS "userId", ruled_role AS "ruledRole", unlinked_at IS NULL AS "isLinked"
    FROM user_identities
    WHERE organization_id = ${tx.organizationId} AND issuer = ${issuer} AND subject = ${subject}`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

export interface UsedIdentity extends IdentityKey {
  /** For one that is not known yet. */
  id: UserIdentityId;
  userId: UserId;
  providerId: SignInProviderId;
  /** What the provider tells, proved or not. */
  email: string | null;
  ruledRole: Role | null;
}

/** Keeps whose account it is, or that it was used once more. One that was unlinked is linked anew. */
export async function keepUserIdentity(tx: OrganizationTx, used: UsedIdentity, at: Date): Promise<void> {
  const { id, issuer, subject, userId, providerId, email, ruledRole } = used;
  await sql`
    INSERT INTO user_identities AS known (organization_id, issuer, subject, id, user_id, provider_id, email,
      ruled_role, created_at, last_used_at)
    VALUES (${tx.organizationId}, ${issuer}, ${subject}, ${id}, ${userId}, ${providerId}, ${email},
      ${ruledRole}, ${at}, ${at})
    ON CONFLICT (organization_id, issuer, subject) DO UPDATE
      SET user_id = EXCLUDED.user_id, provider_id = EXCLUDED.provider_id, email = EXCLUDED.email,
        ruled_role = EXCLUDED.ruled_role, last_used_at = EXCLUDED.last_used_at, unlinked_at = NULL,
        created_at = CASE WHEN known.unlinked_at IS NULL THEN known.created_at
          ELSE EXCLUDED.created_at END`.execute(tx.sql);
}

/** An account at a provider as its person sees it, and what it opens. */
export interface LinkedIdentity {
  id: UserIdentityId;
  organizationId: OrganizationId;
  organizationName: string;
  signInPolicy: SignInPolicy;
  /** Null: not a member there, or no more. */
  role: Role | null;
  /** What the organization calls the provider, or who issues its tokens where that is not known. */
  providerName: string;
  isProviderInUse: boolean;
  email: string | null;
  createdAt: Date;
  lastUsedAt: Date;
}

/** Every account at a provider by which a person is known in an organization, the first linked first. */
export async function listLinkedIdentities(tx: OperatorTx, userId: UserId): Promise<LinkedIdentity[]> {
  const { rows } = await sql<LinkedIdentity>`
    SELECT i.id, i.organization_id AS "organizationId", o.name AS "organizationName",
      o.sign_in_policy AS "signInPolicy", m.role, COALESCE(p.name, i.issuer) AS "providerName",
      p.status IS NOT DISTINCT FROM 'active' AS "isProviderInUse", i.email, i.created_at AS "createdAt",
      i.last_used_at AS "lastUsedAt"
    FROM user_identities i JOIN organizations o ON o.id = i.organization_id
    LEFT JOIN sign_in_providers p ON p.organization_id = i.organization_id AND p.id = i.provider_id
    LEFT JOIN memberships m
      ON m.organization_id = i.organization_id AND m.user_id = i.user_id AND m.status = 'active'
    WHERE i.user_id = ${userId} AND i.unlinked_at IS NULL ORDER BY i.created_at, i.id`.execute(tx.sql);
  return rows;
}

/** Unlinks it and forgets its e-mail address; the role that rules gave it stays known. */
export async function unlinkUserIdentity(
  tx: OrganizationTx,
  id: UserIdentityId,
  at: Date,
): Promise<IdentityKey | null> {
  const { rows } = await sql<IdentityKey>`
    UPDATE user_identities SET unlinked_at = ${at}, email = NULL
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND unlinked_at IS NULL
    RETURNING issuer, subject`.execute(tx.sql);
  return rows[0] ?? null;
}
