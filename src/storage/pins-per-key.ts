import { sql } from 'kysely';
import type { OperatorTx } from './tx.ts';

/** How many current PINs, over all organizations, rest on each key. */
export async function currentPinsPerKey(tx: OperatorTx): Promise<{ keyId: string; pins: number }[]> {
  const { rows } = await sql<{ keyId: string; pins: number }>`
    SELECT key_id AS "keyId", count(*)::int AS pins FROM port_out_pins
    WHERE replaced_at IS NULL AND key_id IS NOT NULL GROUP BY key_id`.execute(tx.sql);
  return rows;
}
