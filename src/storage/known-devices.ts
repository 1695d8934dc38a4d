import { sql } from 'kysely';
import type { UserId } from '../core/ids.ts';
import type { OperatorTx } from './tx.ts';

/** How a person came before: never, never with this browser, or with it. */
export type DeviceStanding = 'first' | 'new' | 'known';

/** Remembers that the person signed in with the browser of that hash, and says whether they had before. */
export async function meetDevice(
  tx: OperatorTx,
  userId: UserId,
  deviceHash: string,
  at: Date,
): Promise<DeviceStanding> {
  const { rows } = await sql<{ known: boolean; any: boolean }>`
    SELECT count(*) FILTER (WHERE device_hash = ${deviceHash}) > 0 AS known, count(*) > 0 AS any
    FROM known_devices WHERE user_id = ${userId}`.execute(tx.sql);
  await sql`
    INSERT INTO known_devices (user_id, device_hash, first_seen_at, last_seen_at)
    VALUES (${userId}, ${deviceHash}, ${at}, ${at})
    ON CONFLICT (user_id, device_hash) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at`.execute(tx.sql);
  if (rows[0]?.known) return 'known';
  return rows[0]?.any ? 'new' : 'first';
}

/** Forgets browsers that nobody came with for long. Gives how many. */
export async function forgetOldDevices(tx: OperatorTx, before: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM known_devices WHERE last_seen_at <= ${before} RETURNING device_hash`.execute(tx.sql);
  return rows.length;
}
