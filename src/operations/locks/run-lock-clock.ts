import type { OrganizationId, PortOutLockId } from '../../core/ids.ts';
import { DatabaseUnavailable } from '../../storage/database-unavailable.ts';
import { findPortOutLock, locksPastTheirEnd } from '../../storage/port-out-locks.ts';
import type { Context } from '../context.ts';
import { endLockByClock } from './end-lock-by-clock.ts';

interface Place {
  organizationId: OrganizationId;
  id: PortOutLockId;
}

const pageSize = 100;

/**
 * Writes the end of locks that ended by themselves, tells and records it, once. To be called now and then by
 * any number of processes; what ended while none ran is written at the next call. A lock whose end cannot be
 * written is in the log and stops no other; it holds nothing back meanwhile.
 */
export async function runLockClock(context: Context, stopping?: AbortSignal): Promise<void> {
  let afterId: PortOutLockId | null = null;
  for (;;) {
    const page: { limit: number; afterId: PortOutLockId | null } = { limit: pageSize, afterId };
    const now = context.clock.now();
    const places: Place[] = await context.db.forOperator().read((tx) => locksPastTheirEnd(tx, now, page));
    for (const place of places) {
      if (stopping?.aborted) return;
      try {
        await endOne(context, place);
      } catch (error) {
        if (error instanceof DatabaseUnavailable) throw error;
        context.log.error({ error, lockId: place.id }, 'the end of a lock could not be written');
      }
    }
    afterId = places.at(-1)?.id ?? null;
    if (places.length < pageSize) return;
  }
}

/** Of two workers the second finds it ended; so does one that comes after somebody unlocked it. */
async function endOne(context: Context, { organizationId, id }: Place): Promise<void> {
  const now = context.clock.now();
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const lock = await findPortOutLock(tx, id, true);
    if (!lock || lock.endedAt !== null || lock.endsAt === null || lock.endsAt > now) return;
    await endLockByClock(tx, { ...lock, endsAt: lock.endsAt }, now);
  });
}
