import type { Context } from '../operations/context.ts';
import { tidyDatabase } from '../operations/tidy-database.ts';
import type { Job } from './job.ts';

/** Everything that is done without anybody asking. One line each. */
export function jobsOf(context: Context): Job[] {
  return [{ name: 'tidy_database', everyMs: 3_600_000, run: () => tidyDatabase(context) }];
}
