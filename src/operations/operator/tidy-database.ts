import type { Context } from '../context.ts';
import { forgetEnded } from './forget-ended.ts';
import { gatherStatistics } from './gather-statistics.ts';

/** What the database wants now and then. Never throws: what fails is made up for the next time. */
export async function tidyDatabase(context: Context): Promise<void> {
  try {
    await forgetEnded(context);
  } catch (error) {
    context.log.warn({ error }, 'ended things were not removed');
  }
  await gatherStatistics(context);
}
