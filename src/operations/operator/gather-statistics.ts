import type { Context } from '../context.ts';

/**
 * Lets the database's planner know how many rows there are by now. Nobody's answer depends on it, so that it
 * failed is for the log only.
 */
export async function gatherStatistics({ db, log }: Context): Promise<void> {
  try {
    await db.gatherStatistics();
  } catch (error) {
    log.warn({ error }, 'the statistics of the database were not gathered');
  }
}
