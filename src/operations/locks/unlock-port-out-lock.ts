import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId, PortOutLockId } from '../../core/ids.ts';
import { lockState, requireUnlockedUntil } from '../../core/port-out-lock.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import {
  endPortOutLock,
  findPortOutLock,
  type PortOutLock,
  unlockForATime,
} from '../../storage/port-out-locks.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { newsOfLockLifted, recordedTarget } from './lock-news.ts';

/**
 * Unlocks for good, or until a moment from which the lock is in force again by itself (at most
 * `unlockedForMaxDays` ahead). All admins and every account's contacts are told. Refuses `not_found`,
 * `lock_ended`, and at `/until` a moment that is not ahead, too far or past the lock's own end.
 */
export async function unlockPortOutLock(
  context: Context,
  principal: Principal,
  input: { organizationId: OrganizationId; id: PortOutLockId; until: Date | null; note: string },
): Promise<PortOutLock> {
  const { organizationId, id, until } = input;
  requirePermission(principal, organizationId, 'lock.lift');
  const at = context.clock.now();
  const actor = actorOf(principal);
  const by = actor.name;
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    const lock = await findPortOutLock(tx, id, true);
    if (!lock) throw new Refusal('not_found');
    if (lockState(lock, at) === 'ended') throw new Refusal('lock_ended');
    requireUnlockedUntil(until, lock, at);
    if (until === null) await endPortOutLock(tx, id, { at, because: 'unlocked', by });
    else await unlockForATime(tx, id, { at, by, until });
    await tell(tx, newsOfLockLifted(lock, { by, until, at }));
    const subject = { kind: 'port_out_lock', id };
    const detail = { ...recordedTarget(lock), until: until?.toISOString() ?? null, note: input.note.trim() };
    await appendAudit(tx, { actor, action: 'lock.lifted', subject, detail }, at);
    const unlocked = await findPortOutLock(tx, id);
    if (!unlocked) throw new Error('a lock was unlocked and then not found');
    return unlocked;
  });
}
