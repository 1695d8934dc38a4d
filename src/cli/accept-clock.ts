import { acceptClock as accept } from '../operations/operator/accept-clock.ts';
import type { OpenContext } from './open-context.ts';

export async function acceptClock(openContext: OpenContext): Promise<void> {
  const { organizations } = await openContext((context) => accept(context));
  process.stdout.write(`The clock is accepted in the records of ${organizations} organizations.\n`);
}
