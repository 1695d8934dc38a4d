import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

export interface NewSession {
  /** Of the token in the cookie: the token itself is kept nowhere. */
  tokenHash: string;
  csrfHash: string;
  userId: UserId;
  createdAt: Date;
  expiresAt: Date;
}

export async function insertSession(tx: OperatorTx, session: NewSession): Promise<void> {
  const { tokenHash, csrfHash, userId, createdAt, expiresAt } = session;
  await sql`
    INSERT INTO sessions (id_hash, user_id, csrf_token_hash, created_at, last_seen_at, expires_at)
    VALUES (${tokenHash}, ${userId}, ${csrfHash}, ${createdAt}, ${createdAt}, ${expiresAt})`.execute(tx.sql);
}

/** Ends the session. True when there was one. */
export async function deleteSession(tx: OperatorTx, tokenHash: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE id_hash = ${tokenHash} RETURNING id_hash`.execute(tx.sql);
  return rows.length > 0;
}

export async function touchSession(tx: OperatorTx, tokenHash: string, seenAt: Date): Promise<void> {
  await sql`
    UPDATE sessions SET last_seen_at = ${seenAt}
    WHERE id_hash = ${tokenHash} AND last_seen_at < ${seenAt}`.execute(tx.sql);
}

/** Removes sessions that ended or were not used since `idleSince`. Gives how many. */
export async function deleteEndedSessions(tx: OperatorTx, now: Date, idleSince: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE expires_at <= ${now} OR last_seen_at <= ${idleSince}
    RETURNING id_hash`.execute(tx.sql);
  return rows.length;
}
