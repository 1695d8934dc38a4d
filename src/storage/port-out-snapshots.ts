import { sql } from 'kysely';
import type { PortOutOrderId } from '../core/ids.ts';
import { coverOf } from '../core/port-out-lock.ts';
import type { KnownNumber, PortOutSnapshot } from '../core/port-out-order.ts';
import { planAnewForMany } from './plan-anew.ts';
import { standingLocks } from './port-out-locks.ts';
import type { OrganizationTx } from './tx.ts';

interface AccountRow {
  timeZone: string;
  accountId: string | null;
  postalCode: string | null;
  hasSeveralLines: boolean;
  isPinSet: boolean;
  pinGeneration: number | null;
  isPinOnHold: boolean;
}

export interface OwnerSnapshot {
  snapshot: Omit<PortOutSnapshot, 'policy'>;
  /** Which PIN stood when this was read; null when none is set. */
  pinGeneration: number | null;
}

/** What is asked of the owner's books. */
export interface AskedOfBooks {
  numbers: readonly string[];
  accountNumber: string;
  /** An order that is corrected: that it is open on its numbers does not count against itself. */
  correcting: PortOutOrderId | null;
}

/**
 * What a decision depends on, as the owner's books stand. `isLocked` keeps the numbers' rows from changing
 * until the transaction ends, so that a number cannot leave between the decision and its commit, and no lock
 * from being set (see `waitForDecisions`); without it everything is asked at once.
 */
export async function portOutSnapshot(
  tx: OrganizationTx,
  asked: AskedOfBooks,
  isLocked: boolean,
): Promise<OwnerSnapshot> {
  const [, numbers, row, locks] = await Promise.all([
    planAnewForMany(asked.numbers.length)?.execute(tx.sql),
    knownNumbers(tx, asked, isLocked),
    accountAndPin(tx, asked.accountNumber, isLocked),
    // After the organization's row is taken: each statement sees what was committed before it.
    standingLocks(tx, { numbers: asked.numbers, accountNumbers: [asked.accountNumber] }),
  ]);
  const locksOf = coverOf(locks);
  const { accountId, postalCode } = row;
  return {
    pinGeneration: row.pinGeneration,
    snapshot: {
      ownerTimeZone: row.timeZone,
      numbers: new Map(
        numbers.map((stay) => [stay.number, { ...stay, locks: locksOf(stay.number, stay.billingAccountId) }]),
      ),
      account:
        accountId === null || postalCode === null
          ? null
          : { id: accountId, postalCode, hasSeveralLines: row.hasSeveralLines },
      pin: { isSet: row.isPinSet, isOnHold: row.isPinOnHold },
    },
  };
}

/** The asked numbers that are or were the organization's: the active stay, else the latest that ended. */
async function knownNumbers(
  tx: OrganizationTx,
  asked: AskedOfBooks,
  isLocked: boolean,
): Promise<Omit<KnownNumber, 'locks'>[]> {
  const { numbers } = asked;
  const [active, open, endedToo] = await Promise.all([
    activeStays(tx, numbers, isLocked),
    numbersOpenElsewhere(tx, asked),
    isLocked ? null : endedStays(tx, numbers),
  ]);
  const isWhole = active.length === numbers.length;
  const ended = isWhole ? [] : (endedToo ?? (await endedStays(tx, numbers)));
  const found = new Set(active.map(({ number }) => number));
  return [
    ...active.map((stay) => ({ ...stay, isActive: true, hasOpenOrder: open.has(stay.number) })),
    ...ended
      .filter(({ number }) => !found.has(number))
      .map((stay) => ({ ...stay, isActive: false, hasOpenOrder: false })),
  ];
}

type Stay = Pick<KnownNumber, 'number' | 'phoneNumberId' | 'billingAccountId'>;

async function activeStays(
  tx: OrganizationTx,
  numbers: readonly string[],
  isLocked: boolean,
): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    SELECT number, id AS "phoneNumberId", billing_account_id AS "billingAccountId"
    FROM phone_numbers
    WHERE organization_id = ${tx.organizationId} AND status = 'active' AND number = ANY(${numbers})
    ${isLocked ? sql`FOR SHARE` : sql``}`.execute(tx.sql);
  return rows;
}

/**
 * Asked once for all: asked number by number, a planner without statistics walks through all orders of the
 * organization for each.
 */
async function numbersOpenElsewhere(
  tx: OrganizationTx,
  { numbers, correcting }: AskedOfBooks,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM port_out_order_numbers
    WHERE organization_id = ${tx.organizationId} AND is_open AND number = ANY(${numbers})
      AND order_id IS DISTINCT FROM ${correcting}::text`.execute(tx.sql);
  return new Set(rows.map(({ number }) => number));
}

async function endedStays(tx: OrganizationTx, numbers: readonly string[]): Promise<Stay[]> {
  const { rows } = await sql<Stay>`
    SELECT DISTINCT ON (number) number, id AS "phoneNumberId", billing_account_id AS "billingAccountId"
    FROM phone_numbers
    WHERE organization_id = ${tx.organizationId} AND status = 'ported_out' AND number = ANY(${numbers})
    ORDER BY number, ended_at DESC`.execute(tx.sql);
  return rows;
}

async function accountAndPin(
  tx: OrganizationTx,
  accountNumber: string,
  isLocked: boolean,
): Promise<AccountRow> {
  const { rows } = await sql<AccountRow>`
    SELECT o.time_zone AS "timeZone", b.id AS "accountId", b.postal_code AS "postalCode",
      (SELECT count(*) FROM (SELECT 1 FROM phone_numbers n WHERE n.organization_id = o.id
        AND n.billing_account_id = b.id AND n.status = 'active' LIMIT 2) two) > 1 AS "hasSeveralLines",
      p.generation IS NOT NULL AS "isPinSet", p.generation AS "pinGeneration",
      coalesce(c.on_hold_since IS NOT NULL, false) AS "isPinOnHold"
    FROM organizations o
    LEFT JOIN billing_accounts b
      ON b.organization_id = o.id AND lower(b.account_number) = lower(${accountNumber.trim()})
    LEFT JOIN port_out_pins p ON p.organization_id = o.id AND p.replaced_at IS NULL
    LEFT JOIN pin_attempt_counters c ON c.organization_id = o.id
    WHERE o.id = ${tx.organizationId}
    ${isLocked ? sql`FOR SHARE OF o` : sql``}`.execute(tx.sql);
  const row = rows[0];
  if (!row) throw new Error('the owner of a known number is not there');
  return row;
}
