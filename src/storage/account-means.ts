import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/** What a person can show besides a password. */
export interface AccountMeans {
  hasTotp: boolean;
  hasPasskey: boolean;
}

export async function findAccountMeans(tx: OperatorTx, userId: UserId): Promise<AccountMeans> {
  const { rows } = await sql<AccountMeans>`
    SELECT
      EXISTS (SELECT 1 FROM totp_secrets WHERE user_id = ${userId} AND confirmed_at IS NOT NULL) AS "hasTotp",
      EXISTS (SELECT 1 FROM passkeys WHERE user_id = ${userId}) AS "hasPasskey"`.execute(tx.sql);
  return rows[0] ?? { hasTotp: false, hasPasskey: false };
}
