import { type RawBuilder, sql } from 'kysely';

/** Up to here one plan for every parameter is right enough. */
const fewMax = 50;

/**
 * What is asked before statements about many numbers, in their transaction: they are planned with the numbers
 * known from here on. A plan that was kept, made when a table was small, compares each row with each number,
 * which takes minutes for 5,000; a plan that knows them looks them up. Null for a few.
 */
export function planAnewForMany(count: number): RawBuilder<unknown> | null {
  return count > fewMax ? sql`SELECT set_config('plan_cache_mode', 'force_custom_plan', true)` : null;
}
