import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Up to here one plan for every parameter is right enough. */
const fewMax = 50;

/**
 * To be asked before statements about many numbers, in their transaction: they are planned with the numbers
 * known from here on. A plan that was kept, made when a table was small, compares each row with each number,
 * which takes minutes for 5,000; a plan that knows them looks them up.
 */
export async function planAnewForMany(tx: { sql: Kysely<Schema> }, count: number): Promise<void> {
  if (count <= fewMax) return;
  await sql`SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx.sql);
}
