import { systemActor } from '../../core/actor.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { endPortOutLock, type PortOutLock } from '../../storage/port-out-locks.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { tell } from '../news/tell.ts';
import { newsOfLockExpired, recordedTarget } from './lock-news.ts';

/**
 * Writes that a lock ended by itself, when it did, in the transaction that holds it; tells and records it.
 * Nobody has been held back by it since then, whether that was written or not.
 */
export async function endLockByClock(
  tx: OrganizationTx,
  lock: PortOutLock & { endsAt: Date },
  at: Date,
): Promise<void> {
  const { id, endsAt } = lock;
  await endPortOutLock(tx, id, { at: endsAt, because: 'expired' });
  await tell(tx, newsOfLockExpired(lock, at));
  const fact = {
    actor: systemActor,
    action: 'lock.expired',
    subject: { kind: 'port_out_lock', id },
    detail: { ...recordedTarget(lock), endsAt: endsAt.toISOString() },
  };
  await appendAudit(tx, fact, at);
}
