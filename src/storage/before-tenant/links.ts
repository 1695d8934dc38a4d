/** Asked before a tenant is known: what a one-time link is for. */
import { sql } from 'kysely';
import type { OrganizationId, PortOutOrderId, UserId } from '../../core/ids.ts';
import type { Role } from '../../core/permissions.ts';
import type { SignInPolicy } from '../../core/sign-in-policy.ts';
import type { PasswordLinkKind } from '../password-links.ts';
import type { UnboundTx } from '../tx.ts';

export interface FoundSetupLink {
  kind: 'first_run' | 'user';
  organizationId: OrganizationId | null;
  organizationName: string | null;
  userId: UserId | null;
  email: string | null;
  name: string | null;
  passwordHash: string | null;
  role: Role | null;
  signInPolicy: SignInPolicy | null;
}

/** What a one-time link of that token's hash is for; null when it was used, has expired or never existed. */
export async function findSetupLink(
  tx: UnboundTx,
  tokenHash: string,
  now: Date,
): Promise<FoundSetupLink | null> {
  const { rows } = await sql<FoundSetupLink>`
    SELECT l.kind, l.organization_id AS "organizationId", o.name AS "organizationName", l.user_id AS "userId",
      u.email, u.name, u.password_hash AS "passwordHash", m.role, o.sign_in_policy AS "signInPolicy"
    FROM setup_links l LEFT JOIN organizations o ON o.id = l.organization_id
    LEFT JOIN users u ON u.id = l.user_id
    LEFT JOIN memberships m ON m.organization_id = l.organization_id AND m.user_id = l.user_id
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface FoundPasswordLink {
  kind: PasswordLinkKind;
  userId: UserId;
  email: string;
  name: string;
}

/** Whose password a link of that token's hash sets; null when it was used, has expired or never existed. */
export async function findPasswordLink(
  tx: UnboundTx,
  tokenHash: string,
  now: Date,
): Promise<FoundPasswordLink | null> {
  const { rows } = await sql<FoundPasswordLink>`
    SELECT l.kind, l.user_id AS "userId", u.email, u.name
    FROM password_links l JOIN users u ON u.id = l.user_id
    WHERE l.token_hash = ${tokenHash} AND l.used_at IS NULL AND l.expires_at > ${now}`.execute(tx.sql);
  return rows[0] ?? null;
}

export interface FoundDisputeLink {
  organizationId: OrganizationId;
  orderId: PortOutOrderId;
  address: string;
}

/** What a "This was not us" link of that token's hash is for; null when it was used or has expired. */
export async function findDisputeLink(
  tx: UnboundTx,
  tokenHash: string,
  now: Date,
): Promise<FoundDisputeLink | null> {
  const { rows } = await sql<FoundDisputeLink>`
    SELECT organization_id AS "organizationId", order_id AS "orderId", address FROM dispute_links
    WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}`.execute(tx.sql);
  return rows[0] ?? null;
}
