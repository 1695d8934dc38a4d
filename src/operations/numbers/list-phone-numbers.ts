import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import { coverOf, type LockScope, lockState } from '../../core/port-out-lock.ts';
import type { Principal } from '../../core/principal.ts';
import {
  listPhoneNumbers as list,
  type PhoneNumber,
  type PhoneNumberFilter,
} from '../../storage/phone-numbers.ts';
import { standingLocks } from '../../storage/port-out-locks.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';

export interface ListedNumber extends PhoneNumber {
  /** What the narrowest lock in force covers; null: none is, or the number has left. */
  lockedBy: LockScope | null;
}

export async function listPhoneNumbers(
  context: Context,
  principal: Principal,
  { organizationId, ...filter }: PhoneNumberFilter & { organizationId: OrganizationId },
): Promise<ListedNumber[]> {
  requirePermission(principal, organizationId, 'phone_number.list');
  const at = context.clock.now();
  return context.db.forOrganization(organizationId).read(async (tx) => {
    await requireOrganization(tx);
    return withLocks(tx, await list(tx, filter), at);
  });
}

async function withLocks(
  tx: OrganizationTx,
  rows: readonly PhoneNumber[],
  at: Date,
): Promise<ListedNumber[]> {
  const active = rows.filter(({ status }) => status === 'active');
  const numbers = active.map(({ number }) => number);
  const accountNumbers = [...new Set(active.map(({ accountNumber }) => accountNumber))];
  const locksOf = coverOf(active.length === 0 ? [] : await standingLocks(tx, { numbers, accountNumbers }));
  return rows.map((row) => {
    const locks = row.status === 'active' ? locksOf(row.number, row.billingAccountId) : [];
    return { ...row, lockedBy: locks.find((lock) => lockState(lock, at) === 'in_force')?.scope ?? null };
  });
}
