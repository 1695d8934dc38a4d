import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { isId, type OrganizationId } from '../../core/ids.ts';
import {
  type AskedTarget,
  type LockTarget,
  lockState,
  requireLockTerms,
  wouldWeaken,
} from '../../core/port-out-lock.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { hasBillingAccount } from '../../storage/billing-accounts.ts';
import { newId } from '../../storage/new-id.ts';
import { ownActiveNumbers } from '../../storage/phone-numbers.ts';
import {
  endPortOutLock,
  findPortOutLock,
  insertPortOutLock,
  type PortOutLock,
  standingLockOn,
  waitForDecisions,
} from '../../storage/port-out-locks.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';
import { requireCustomer } from '../operator/get-organization.ts';
import { endLockByClock } from './end-lock-by-clock.ts';
import { newsOfLockSet, recordedTarget } from './lock-news.ts';

export interface AskedLock extends AskedTarget {
  organizationId: OrganizationId;
  reason: string;
  /** Null: until somebody unlocks. */
  endsAt: Date | null;
}

/**
 * Locks numbers against porting out (product rule 9.3). What stands on the same target is replaced, also
 * while it is unlocked for a time; one that would end earlier refuses `lock_would_be_weaker`. No fresh proof
 * is asked for: it protects, and whoever is alarmed must be quick.
 *
 * Once it is answered, no decision confirms one of the numbers. Refuses at `/number` what is no active number
 * of the organization, and at `/billingAccountId` what is none of its billing accounts. Refuses
 * `not_permitted` for the operator's own organization.
 */
export async function setPortOutLock(
  context: Context,
  principal: Principal,
  { organizationId, reason, endsAt, ...asked }: AskedLock,
  remember: (tx: OrganizationTx, made: PortOutLock) => Promise<void>,
): Promise<PortOutLock> {
  requirePermission(principal, organizationId, 'lock.set');
  const at = context.clock.now();
  requireLockTerms(asked, endsAt, at);
  const actor = actorOf(principal);
  return context.db.forOrganization(organizationId).transaction(async (tx) => {
    // In the operator's own organization nobody has the permission to unlock.
    await requireCustomer(tx);
    await waitForDecisions(tx);
    const target = await requireTarget(tx, asked);
    const replaced = await endStanding(tx, target, endsAt, at);
    const id = newId('portOutLock', at);
    const trimmed = reason.trim();
    await insertPortOutLock(tx, { id, target, reason: trimmed, setAt: at, setBy: actor.name, endsAt });
    const lock = await findPortOutLock(tx, id);
    if (!lock) throw new Error('a lock was set and then not found');
    await tell(tx, newsOfLockSet(lock, actor.name));
    if (replaced) {
      const subject = { kind: 'port_out_lock', id: replaced.id };
      const detail = { ...recordedTarget(replaced), replacedBy: id };
      await appendAudit(tx, { actor, action: 'lock.replaced', subject, detail }, at);
    }
    const subject = { kind: 'port_out_lock', id };
    const detail = { ...recordedTarget(lock), reason: trimmed, endsAt: endsAt?.toISOString() ?? null };
    await appendAudit(tx, { actor, action: 'lock.set', subject, detail }, at);
    await remember(tx, lock);
    return lock;
  });
}

async function requireTarget(tx: OrganizationTx, asked: AskedTarget): Promise<LockTarget> {
  const { scope, number = '', billingAccountId = '' } = asked;
  switch (scope) {
    case 'organization':
      return { scope, billingAccountId: null, number: null };
    case 'billing_account':
      if (isId('billingAccount', billingAccountId) && (await hasBillingAccount(tx, billingAccountId))) {
        return { scope, billingAccountId, number: null };
      }
      throw refuseFields({ path: '/billingAccountId', code: 'unknown_reference' });
    case 'number':
      if ((await ownActiveNumbers(tx, [number])).has(number)) {
        return { scope, billingAccountId: null, number };
      }
      throw refuseFields({ path: '/number', code: 'unknown_reference' });
  }
}

/** Ends what stands on the target; null when nothing does any more. */
async function endStanding(
  tx: OrganizationTx,
  target: LockTarget,
  endsAt: Date | null,
  at: Date,
): Promise<PortOutLock | null> {
  const standing = await standingLockOn(tx, target);
  if (!standing) return null;
  if (standing.endsAt !== null && lockState(standing, at) === 'ended') {
    // The clock has not come to it yet.
    await endLockByClock(tx, { ...standing, endsAt: standing.endsAt }, at);
    return null;
  }
  if (wouldWeaken(standing, endsAt)) throw weaker(standing);
  await endPortOutLock(tx, standing.id, { at, because: 'replaced' });
  return standing;
}

function weaker({ id, endsAt }: PortOutLock): Refusal {
  return new Refusal('lock_would_be_weaker', {
    extra: { lockId: id, endsAt: endsAt?.toISOString() ?? null },
  });
}
