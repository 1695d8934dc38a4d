import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/** What an answer to a challenge is good for, and whose it must be; at sign-in nobody is known yet. */
export type ChallengeUse =
  | { purpose: 'sign_in'; userId: null }
  | { purpose: 'register' | 'prove'; userId: UserId };

export async function insertPasskeyChallenge(
  tx: OperatorTx,
  challenge: ChallengeUse & { hash: string; expiresAt: Date },
): Promise<void> {
  const { hash, purpose, userId, expiresAt } = challenge;
  await sql`
    INSERT INTO passkey_challenges (challenge_hash, purpose, user_id, expires_at)
    VALUES (${hash}, ${purpose}, ${userId}, ${expiresAt})`.execute(tx.sql);
}

/** Takes the challenge away. False when it was for something else or is used, too old or never was. */
export async function takePasskeyChallenge(
  tx: OperatorTx,
  hash: string,
  { purpose, userId }: ChallengeUse,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM passkey_challenges
    WHERE challenge_hash = ${hash} AND purpose = ${purpose} AND user_id IS NOT DISTINCT FROM ${userId}
      AND expires_at > ${now} RETURNING challenge_hash`.execute(tx.sql);
  return rows.length > 0;
}

/** Removes what ran out. Gives how many. */
export async function deleteEndedChallenges(tx: OperatorTx, now: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM passkey_challenges WHERE expires_at <= ${now} RETURNING challenge_hash`.execute(tx.sql);
  return rows.length;
}
