import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { OperatorTx } from './tx.ts';

/** So many tries within a window that opens at the first of them. */
export interface ThrottleRule {
  key: string;
  triesMax: number;
  windowMs: number;
}

/** A key with a digest of what is counted: the table tells nobody whose addresses were tried. */
export function throttleKey(kind: string, text: string): string {
  return `${kind}/${createHash('sha256').update(text).digest('base64url')}`;
}

/**
 * Counts one more try, in one statement, so that parallel tries cannot slip through between a look and a
 * count. Gives null when it is within the rule, else the milliseconds until the window ends.
 */
export async function countTry(tx: OperatorTx, rule: ThrottleRule, now: Date): Promise<number | null> {
  const nowMs = now.getTime();
  const { rows } = await sql<{ points: number; expire: string | number }>`
    INSERT INTO throttles AS t (key, points, expire) VALUES (${rule.key}, 1, ${nowMs + rule.windowMs})
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN t.expire <= ${nowMs} THEN 1 ELSE LEAST(t.points, 1000000) + 1 END,
      expire = CASE WHEN t.expire <= ${nowMs} THEN EXCLUDED.expire ELSE t.expire END
    RETURNING points, expire`.execute(tx.sql);
  const row = rows[0];
  if (!row) throw new Error('a throttle was neither made nor found');
  return row.points > rule.triesMax ? Math.max(1, Number(row.expire) - nowMs) : null;
}

/** Takes back one try: it turned out to be no guess. */
export async function takeBackTry(tx: OperatorTx, key: string): Promise<void> {
  await sql`UPDATE throttles SET points = points - 1 WHERE key = ${key} AND points > 0`.execute(tx.sql);
}

export async function clearThrottle(tx: OperatorTx, key: string): Promise<void> {
  await sql`DELETE FROM throttles WHERE key = ${key}`.execute(tx.sql);
}

/** Remembers a key until an instant. */
export async function rememberKey(tx: OperatorTx, key: string, until: Date): Promise<void> {
  await sql`
    INSERT INTO throttles (key, points, expire) VALUES (${key}, 1, ${until.getTime()})
    ON CONFLICT (key) DO UPDATE SET expire = EXCLUDED.expire`.execute(tx.sql);
}

export async function isKeyRemembered(tx: OperatorTx, key: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT key FROM throttles WHERE key = ${key} AND expire > ${now.getTime()}`.execute(tx.sql);
  return rows.length > 0;
}

/** Removes what has run out. Gives how many. */
export async function deleteEndedThrottles(tx: OperatorTx, now: Date): Promise<number> {
  const { rows } = await sql`
    DELETE FROM throttles WHERE expire <= ${now.getTime()} RETURNING key`.execute(tx.sql);
  return rows.length;
}
