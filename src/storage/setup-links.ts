import { sql } from 'kysely';
import type { OrganizationId, UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/** The first run's link makes the operator; a person's takes up their membership in that organization. */
export type NewSetupLink = {
  tokenHash: string;
  createdAt: Date;
  expiresAt: Date;
} & ({ kind: 'first_run' } | { kind: 'user'; organizationId: OrganizationId; userId: UserId });

export async function insertSetupLink(tx: OperatorTx, link: NewSetupLink): Promise<void> {
  const { organizationId, userId } = link.kind === 'user' ? link : { organizationId: null, userId: null };
  await sql`
    INSERT INTO setup_links (token_hash, kind, organization_id, user_id, created_at, expires_at)
    VALUES (${link.tokenHash}, ${link.kind}, ${organizationId}, ${userId}, ${link.createdAt},
      ${link.expiresAt})`.execute(tx.sql);
}

/**
 * Marks the link used. False when it was used already, has expired or is unknown: of two at once, one wins.
 */
export async function markSetupLinkUsed(tx: OperatorTx, tokenHash: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    UPDATE setup_links SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now} RETURNING kind`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** Ends the links of the first run that were printed before, so that only the newest works. */
export async function endFirstRunLinks(tx: OperatorTx, now: Date): Promise<void> {
  await sql`
    UPDATE setup_links SET expires_at = ${now}
    WHERE kind = 'first_run' AND used_at IS NULL AND expires_at > ${now}`.execute(tx.sql);
}

/**
 * Ends a person's earlier links into an organization: they were given for the role of an earlier invitation.
 */
export async function endInvitationLinks(
  tx: OperatorTx,
  invited: { organizationId: OrganizationId; userId: UserId },
  now: Date,
): Promise<void> {
  await sql`
    UPDATE setup_links SET expires_at = ${now}
    WHERE kind = 'user' AND organization_id = ${invited.organizationId} AND user_id = ${invited.userId}
      AND used_at IS NULL AND expires_at > ${now}`.execute(tx.sql);
}
