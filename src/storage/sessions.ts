import { sql } from 'kysely';
import type { ProofMethod } from '../core/fresh-proof.ts';
import type { SessionId, UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

export interface NewSession {
  id: SessionId;
  /** Of the token in the cookie: the token itself is kept nowhere. */
  tokenHash: string;
  csrfHash: string;
  userId: UserId;
  /** By what they showed who they are; the session begins with it. */
  provedBy: ProofMethod;
  /** Where the browser is, as far as the network tells, and what it calls itself. */
  address: string;
  userAgent: string | null;
  createdAt: Date;
  expiresAt: Date;
}

export async function insertSession(tx: OperatorTx, session: NewSession): Promise<void> {
  const { id, tokenHash, csrfHash, userId, provedBy, address, userAgent, createdAt, expiresAt } = session;
  await sql`
    INSERT INTO sessions (id, id_hash, user_id, csrf_token_hash, proved_by, address, user_agent, created_at,
      last_seen_at, proved_at, expires_at)
    VALUES (${id}, ${tokenHash}, ${userId}, ${csrfHash}, ${provedBy}, ${address}, ${userAgent}, ${createdAt},
      ${createdAt}, ${createdAt}, ${expiresAt})`.execute(tx.sql);
}

/**
 * Keeps a new proof of who the person is, under a new token: one that was taken before is worth nothing from
 * then on. False when the session has ended meanwhile.
 */
export async function renewSession(
  tx: OperatorTx,
  id: SessionId,
  proof: { tokenHash: string; csrfHash: string; provedBy: ProofMethod; provedAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE sessions SET id_hash = ${proof.tokenHash}, csrf_token_hash = ${proof.csrfHash},
      proved_by = ${proof.provedBy}, proved_at = ${proof.provedAt}
    WHERE id = ${id} RETURNING id`.execute(tx.sql);
  return rows.length > 0;
}

/** Ends the session. True when there was one. */
export async function deleteSession(tx: OperatorTx, tokenHash: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE id_hash = ${tokenHash} RETURNING id_hash`.execute(tx.sql);
  return rows.length > 0;
}

/** Ends every session of a person. Gives how many there were. */
export async function deleteSessionsOf(tx: OperatorTx, userId: UserId): Promise<number> {
  const { rows } = await sql`
    DELETE FROM sessions WHERE user_id = ${userId} RETURNING id`.execute(tx.sql);
  return rows.length;
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
