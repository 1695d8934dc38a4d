import { type RawBuilder, sql } from 'kysely';
import type { OrganizationId, PortOutLockId } from '../core/ids.ts';
import type { LockScope, LockTarget, LockTerms } from '../core/port-out-lock.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

export type LockEndedBecause = 'unlocked' | 'expired' | 'replaced';

export type PortOutLock = LockTarget &
  LockTerms & {
    id: PortOutLockId;
    /** Of the billing account, where it covers one. */
    accountNumber: string | null;
    reason: string;
    setAt: Date;
    setBy: string;
    unlockedAt: Date | null;
    unlockedBy: string | null;
    endedBecause: LockEndedBecause | null;
  };

const columns = sql`l.id, l.scope, l.number, l.billing_account_id AS "billingAccountId",
  b.account_number AS "accountNumber", l.reason, l.set_at AS "setAt", l.set_by AS "setBy",
  l.ends_at AS "endsAt", l.unlocked_at AS "unlockedAt", l.unlocked_by AS "unlockedBy",
  l.unlocked_until AS "unlockedUntil", l.ended_at AS "endedAt", l.ended_because AS "endedBecause"`;

const withAccount = sql`port_out_locks l LEFT JOIN billing_accounts b
  ON b.organization_id = l.organization_id AND b.id = l.billing_account_id`;

/**
 * Waits until every decision that may have missed the lock about to be set is committed, and makes those that
 * follow wait for it: a lock is answered only when no confirmation that did not see it is on its way. The
 * organization's row is what both sides take, because a lock may cover numbers nobody has listed; it is
 * stronger than what foreign keys take, so that nothing else waits.
 */
export async function waitForDecisions(tx: OrganizationTx): Promise<void> {
  await sql`SELECT 1 FROM organizations WHERE id = ${tx.organizationId} FOR NO KEY UPDATE`.execute(tx.sql);
}

/**
 * Keeps locks from being set until the transaction ends; what is asked after it sees all that were answered.
 * Decisions share it.
 */
export async function holdLocks(tx: OrganizationTx): Promise<void> {
  await sql`SELECT 1 FROM organizations WHERE id = ${tx.organizationId} FOR SHARE`.execute(tx.sql);
}

export interface NewLock {
  id: PortOutLockId;
  target: LockTarget;
  reason: string;
  setAt: Date;
  setBy: string;
  endsAt: Date | null;
}

/** At most one lock stands on a target (`port_out_locks_…`): what stood must have ended before. */
export async function insertPortOutLock(tx: OrganizationTx, lock: NewLock): Promise<void> {
  const { id, target, reason, setAt, setBy, endsAt } = lock;
  await sql`
    INSERT INTO port_out_locks (organization_id, id, scope, billing_account_id, number, reason, set_at,
      set_by, ends_at)
    VALUES (${tx.organizationId}, ${id}, ${target.scope}, ${target.billingAccountId}, ${target.number},
      ${reason}, ${setAt}, ${setBy}, ${endsAt})`.execute(tx.sql);
}

/** One lock of the tenant, or null. `isHeld` holds it still until the transaction ends. */
export async function findPortOutLock(
  tx: OrganizationTx,
  id: PortOutLockId,
  isHeld = false,
): Promise<PortOutLock | null> {
  const { rows } = await sql<PortOutLock>`
    SELECT ${columns} FROM ${withAccount}
    WHERE l.organization_id = ${tx.organizationId} AND l.id = ${id}
    ${isHeld ? sql`FOR UPDATE OF l` : sql``}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** The lock that stands on exactly that target, held still until the transaction ends. */
export async function standingLockOn(tx: OrganizationTx, target: LockTarget): Promise<PortOutLock | null> {
  const { rows } = await sql<PortOutLock>`
    SELECT ${columns} FROM ${withAccount}
    WHERE l.organization_id = ${tx.organizationId} AND l.ended_at IS NULL AND l.scope = ${target.scope}
      AND ${targetCondition(target)}
    FOR UPDATE OF l`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Compared without a null, so that the index of the scope is used. */
function targetCondition(target: LockTarget): RawBuilder<unknown> {
  switch (target.scope) {
    case 'organization':
      return sql`true`;
    case 'billing_account':
      return sql`l.billing_account_id = ${target.billingAccountId}`;
    case 'number':
      return sql`l.number = ${target.number}`;
  }
}

/** Who ended it is kept where somebody unlocked it. */
export async function endPortOutLock(
  tx: OrganizationTx,
  id: PortOutLockId,
  { at, because, by = null }: { at: Date; because: LockEndedBecause; by?: string | null },
): Promise<void> {
  await sql`
    UPDATE port_out_locks SET ended_at = ${at}, ended_because = ${because},
      unlocked_at = CASE WHEN ${because} = 'unlocked' THEN ${at}::timestamptz ELSE unlocked_at END,
      unlocked_by = CASE WHEN ${because} = 'unlocked' THEN ${by}::text ELSE unlocked_by END
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND ended_at IS NULL`.execute(tx.sql);
}

/** Unlocked until then; a time of being unlocked before it is forgotten here, not in the record. */
export async function unlockForATime(
  tx: OrganizationTx,
  id: PortOutLockId,
  { at, by, until }: { at: Date; by: string; until: Date },
): Promise<void> {
  await sql`
    UPDATE port_out_locks SET unlocked_at = ${at}, unlocked_by = ${by}, unlocked_until = ${until}
    WHERE organization_id = ${tx.organizationId} AND id = ${id} AND ended_at IS NULL`.execute(tx.sql);
}

export interface LockFilter {
  limit: number;
  /** The id the page before ended with. */
  beforeId: string | null;
  /** Only those that stand at that moment, or only those that have ended by then; null: all. */
  standing: boolean | null;
  scope: LockScope | null;
  /** Only those that cover this number; null: all. */
  number: string | null;
  at: Date;
}

/** Newest first. */
export async function listPortOutLocks(tx: OrganizationTx, filter: LockFilter): Promise<PortOutLock[]> {
  const { limit, beforeId, standing, scope, number, at } = filter;
  const stands = sql`(l.ended_at IS NULL AND (l.ends_at IS NULL OR l.ends_at > ${at}))`;
  const { rows } = await sql<PortOutLock>`
    SELECT ${columns} FROM ${withAccount}
    WHERE l.organization_id = ${tx.organizationId} AND (${beforeId}::text IS NULL OR l.id < ${beforeId})
      AND (${standing}::boolean IS NULL OR ${stands} = ${standing})
      AND (${scope}::text IS NULL OR l.scope = ${scope})
      AND (${number}::text IS NULL OR l.scope = 'organization' OR l.number = ${number}
        OR l.billing_account_id IN (SELECT n.billing_account_id FROM phone_numbers n
          WHERE n.organization_id = ${tx.organizationId} AND n.status = 'active' AND n.number = ${number}))
    ORDER BY l.id DESC LIMIT ${limit}`.execute(tx.sql);
  return rows;
}

/** Locks of everyone whose end has passed and is not written, in order of id after the given one. */
export async function locksPastTheirEnd(
  tx: OperatorTx,
  now: Date,
  page: { limit: number; afterId: PortOutLockId | null },
): Promise<{ organizationId: OrganizationId; id: PortOutLockId }[]> {
  const { rows } = await sql<{ organizationId: OrganizationId; id: PortOutLockId }>`
    SELECT organization_id AS "organizationId", id FROM port_out_locks
    WHERE ended_at IS NULL AND ends_at <= ${now} AND (${page.afterId}::text IS NULL OR id > ${page.afterId})
    ORDER BY id LIMIT ${page.limit}`.execute(tx.sql);
  return rows;
}

/** A lock that covers a number asked about; with ids only, because a decision has no use for more. */
export type CoveringLock = LockTarget & LockTerms;

/**
 * What stands on those numbers, on those billing accounts (by their numbers, in any case) and on the whole
 * organization. Each part is one look into the index of its scope, however many locks and numbers there are.
 *
 * The database makes account numbers small here as where it finds the account of a request: JavaScript knows
 * other letters (`İ`), and an account that is found without its lock would let its numbers go.
 */
export async function standingLocks(
  tx: OrganizationTx,
  { numbers, accountNumbers }: { numbers: readonly string[]; accountNumbers: readonly string[] },
): Promise<CoveringLock[]> {
  const trimmed = accountNumbers.map((accountNumber) => accountNumber.trim());
  const wanted = sql`l.scope, l.number, l.billing_account_id AS "billingAccountId", l.ends_at AS "endsAt",
    l.unlocked_until AS "unlockedUntil", l.ended_at AS "endedAt"`;
  const { rows } = await sql<CoveringLock>`
    SELECT ${wanted} FROM port_out_locks l
    WHERE l.organization_id = ${tx.organizationId} AND l.scope = 'organization' AND l.ended_at IS NULL
    UNION ALL
    SELECT ${wanted} FROM billing_accounts b JOIN port_out_locks l
      ON l.organization_id = b.organization_id AND l.billing_account_id = b.id
      AND l.scope = 'billing_account' AND l.ended_at IS NULL
    WHERE b.organization_id = ${tx.organizationId}
      AND lower(b.account_number) IN (SELECT lower(asked) FROM unnest(${trimmed}::text[]) AS asked)
    UNION ALL
    SELECT ${wanted} FROM port_out_locks l
    WHERE l.organization_id = ${tx.organizationId} AND l.scope = 'number' AND l.ended_at IS NULL
      AND l.number = ANY(${numbers})`.execute(tx.sql);
  return rows;
}
