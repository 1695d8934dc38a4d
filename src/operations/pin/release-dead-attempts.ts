import { releaseAllPinAttempts } from '../../storage/dead-pin-attempts.ts';
import type { Context } from '../context.ts';

/**
 * Gives back the places that PIN attempts of an ended process left reserved, so that a restart does not make
 * the next requests wait for them to lapse. Only on the embedded database, which one process owns: there
 * nobody else's attempt can be in flight.
 */
export async function releaseDeadAttempts(context: Context): Promise<void> {
  if (context.db.engine !== 'pglite') return;
  await context.db.forOperator().transaction((tx) => releaseAllPinAttempts(tx));
}
