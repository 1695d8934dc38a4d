import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/**
 * A mailed reset sets a password. One of the host also takes app and passkeys away, and `recovery` gives an
 * operator's account back whole.
 */
export type PasswordLinkKind = 'reset' | 'host_reset' | 'recovery';

export interface NewPasswordLink {
  tokenHash: string;
  kind: PasswordLinkKind;
  userId: UserId;
  createdAt: Date;
  expiresAt: Date;
}

export async function insertPasswordLink(tx: OperatorTx, link: NewPasswordLink): Promise<void> {
  const { tokenHash, kind, userId, createdAt, expiresAt } = link;
  await sql`
    INSERT INTO password_links (token_hash, kind, user_id, created_at, expires_at)
    VALUES (${tokenHash}, ${kind}, ${userId}, ${createdAt}, ${expiresAt})`.execute(tx.sql);
}

/** Marks the link used. False when it was used already, has expired or is unknown: of two, one wins. */
export async function markPasswordLinkUsed(tx: OperatorTx, tokenHash: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    UPDATE password_links SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

/** Ends a person's other links: only one password is being set. */
export async function endPasswordLinks(tx: OperatorTx, userId: UserId, now: Date): Promise<void> {
  await sql`
    UPDATE password_links SET expires_at = ${now}
    WHERE user_id = ${userId} AND used_at IS NULL AND expires_at > ${now}`.execute(tx.sql);
}

/** Removes links that nobody can use. Gives how many. */
export async function deleteEndedPasswordLinks(tx: OperatorTx, now: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM password_links WHERE expires_at <= ${now} RETURNING token_hash`.execute(tx.sql);
  return rows.length;
}
