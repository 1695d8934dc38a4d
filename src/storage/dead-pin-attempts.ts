import { sql } from 'kysely';
import type { OperatorTx } from './tx.ts';

/** Takes away every reserved place of every organization, counting nothing. */
export async function releaseAllPinAttempts(tx: OperatorTx): Promise<void> {
  await sql`UPDATE pin_attempt_counters SET reservations = '{}' WHERE reservations <> '{}'`.execute(tx.sql);
}
