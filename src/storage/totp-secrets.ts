import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

export interface TotpSecret {
  sealedSecret: string;
  confirmedAt: Date | null;
}

export async function findTotpSecret(tx: OperatorTx, userId: UserId): Promise<TotpSecret | null> {
  const { rows } = await sql<TotpSecret>`
    SELECT sealed_secret AS "sealedSecret", confirmed_at AS "confirmedAt"
    FROM totp_secrets WHERE user_id = ${userId}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Keeps a secret that is not confirmed yet, in place of an earlier such one. False when one is in use. */
export async function offerTotpSecret(
  tx: OperatorTx,
  offer: { userId: UserId; sealedSecret: string; createdAt: Date },
): Promise<boolean> {
  const { userId, sealedSecret, createdAt } = offer;
  const { rows } = await sql`
    INSERT INTO totp_secrets AS t (user_id, sealed_secret, created_at)
    VALUES (${userId}, ${sealedSecret}, ${createdAt})
    ON CONFLICT (user_id) DO UPDATE
      SET sealed_secret = EXCLUDED.sealed_secret, created_at = EXCLUDED.created_at, last_step = NULL
      WHERE t.confirmed_at IS NULL
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

/** From here on it counts. False when it does already, or is not the one that was offered. */
export async function confirmTotpSecret(
  tx: OperatorTx,
  confirmed: { userId: UserId; sealedSecret: string; step: number; at: Date },
): Promise<boolean> {
  const { userId, sealedSecret, step, at } = confirmed;
  const { rows } = await sql`
    UPDATE totp_secrets SET confirmed_at = ${at}, last_step = ${step}
    WHERE user_id = ${userId} AND sealed_secret = ${sealedSecret} AND confirmed_at IS NULL
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

/** Uses up a step. False when it or a later one was used: a code that was seen is worth nothing. */
export async function useTotpStep(tx: OperatorTx, userId: UserId, step: number): Promise<boolean> {
  const { rows } = await sql`
    UPDATE totp_secrets SET last_step = ${step}
    WHERE user_id = ${userId} AND confirmed_at IS NOT NULL AND (last_step IS NULL OR last_step < ${step})
    RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

/** True when there was one. */
export async function deleteTotpSecret(tx: OperatorTx, userId: UserId): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM totp_secrets WHERE user_id = ${userId} RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}
