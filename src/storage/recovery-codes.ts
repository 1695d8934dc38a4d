import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/** Gives a person new recovery codes; the earlier ones are worth nothing from then on. */
export async function replaceRecoveryCodes(
  tx: OperatorTx,
  userId: UserId,
  hashes: readonly string[],
): Promise<void> {
  await sql`DELETE FROM recovery_codes WHERE user_id = ${userId}`.execute(tx.sql);
  await sql`
    INSERT INTO recovery_codes (user_id, code_hash)
    SELECT ${userId}, hash FROM unnest(${hashes}::text[]) AS hash`.execute(tx.sql);
}

/** Uses a code up. False when it was used before or is none of theirs. */
export async function useRecoveryCode(
  tx: OperatorTx,
  userId: UserId,
  hash: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE recovery_codes SET used_at = ${now}
    WHERE user_id = ${userId} AND code_hash = ${hash} AND used_at IS NULL RETURNING user_id`.execute(tx.sql);
  return rows.length > 0;
}

export async function countRecoveryCodesLeft(tx: OperatorTx, userId: UserId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM recovery_codes
    WHERE user_id = ${userId} AND used_at IS NULL`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}
