import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { actingDetail } from '../core/actor.ts';
import { type AuditEntry, type AuditFact, auditEntryText, chainStart } from '../core/audit-chain.ts';
import type { PortOutOrderId } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import type { OrganizationTx } from './tx.ts';

/** A clock further behind the record than this was set back; less is drift between machines. */
const clockDriftMaxMs = 10 * 60_000;

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Adds an entry to the organization's chain, in the transaction of what it records: neither is there without
 * the other. The head row's lock puts concurrent entries in line. Times never run backwards along the chain;
 * a clock set back by more than ten minutes refuses with `clock_set_back`, and with it the act.
 *
 * Here, and nowhere else, an act of the operator's people and tokens for a customer is marked as theirs.
 */
export async function appendAudit(tx: OrganizationTx, given: AuditFact, at: Date): Promise<void> {
  const fact = asRecorded(given, tx.organizationId);
  const head = await lockHead(tx, at);
  const behindMs = head.clock_floor.getTime() - at.getTime();
  if (behindMs > clockDriftMaxMs) throw new Refusal('clock_set_back', { retryAfterSeconds: 60 });
  const recordedAt = behindMs > 0 ? head.clock_floor : at;
  const entry = {
    organizationId: tx.organizationId,
    sequence: head.sequence + 1,
    at: recordedAt.toISOString(),
    ...fact,
    previousHash: head.hash,
  };
  const detail = JSON.stringify(fact.detail);
  const hash = sha256Hex(auditEntryText({ ...entry, detail: JSON.parse(detail) }));
  const { actor, action, subject } = fact;
  await sql`
    WITH entry AS (
      INSERT INTO audit_entries (organization_id, sequence, at, actor_kind, actor_id, actor_name, action,
        subject_kind, subject_id, detail, previous_hash, hash)
      VALUES (${tx.organizationId}, ${entry.sequence}, ${recordedAt}, ${actor.kind}, ${actor.id},
        ${actor.name}, ${action}, ${subject.kind}, ${subject.id}, ${detail}, ${head.hash}, ${hash}))
    UPDATE audit_heads SET sequence = ${entry.sequence}, hash = ${hash}, clock_floor = ${recordedAt}
    WHERE organization_id = ${tx.organizationId}`.execute(tx.sql);
}

/** The fact as it is kept and hashed: of the actor who they are, and in the detail for whom they acted. */
function asRecorded(
  { actor, ...fact }: AuditFact,
  organizationId: OrganizationTx['organizationId'],
): AuditFact {
  const { kind, id, name } = actor;
  return {
    ...fact,
    actor: { kind, id, name },
    detail: { ...fact.detail, ...actingDetail(actor, organizationId) },
  };
}

interface Head {
  sequence: number;
  hash: string;
  clock_floor: Date;
}

/** The head, locked until the transaction ends; made at the organization's first entry. */
async function lockHead(tx: OrganizationTx, at: Date): Promise<Head> {
  const { rows: found } = await sql<Head>`
    SELECT sequence, hash, clock_floor FROM audit_heads
    WHERE organization_id = ${tx.organizationId} FOR UPDATE`.execute(tx.sql);
  if (found[0]) return found[0];
  const { rows: made } = await sql<Head>`
    INSERT INTO audit_heads (organization_id, sequence, hash, clock_floor)
    VALUES (${tx.organizationId}, 0, ${chainStart}, ${at})
    ON CONFLICT (organization_id) DO UPDATE SET organization_id = EXCLUDED.organization_id
    RETURNING sequence, hash, clock_floor`.execute(tx.sql);
  const [head] = made;
  if (!head) throw new Error('an audit head was neither made nor found');
  return head;
}

/** The chain's head as recorded, or the start of an empty chain. */
export async function auditHead(tx: OrganizationTx): Promise<{ sequence: number; hash: string }> {
  const head = await tx.sql
    .selectFrom('audit_heads')
    .select(['sequence', 'hash'])
    .where('organization_id', '=', tx.organizationId)
    .executeTakeFirst();
  return head ?? { sequence: 0, hash: chainStart };
}

/**
 * Makes the given instant the earliest the next entry may have: the operator's word that the clock is right
 * now.
 */
export async function lowerClockFloor(tx: OrganizationTx, at: Date): Promise<void> {
  await tx.sql
    .updateTable('audit_heads')
    .set({ clock_floor: at })
    .where('organization_id', '=', tx.organizationId)
    .where('clock_floor', '>', at)
    .execute();
}

function entriesOf(tx: OrganizationTx) {
  return tx.sql.selectFrom('audit_entries').selectAll().where('organization_id', '=', tx.organizationId);
}

type Row = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number];

function toEntry(row: Row): AuditEntry {
  return {
    organizationId: row.organization_id,
    sequence: row.sequence,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind as AuditEntry['actor']['kind'], id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    detail: row.detail,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** Newest first; `beforeSequence` is where the page before ended. */
export async function listAuditEntries(
  tx: OrganizationTx,
  page: { limit: number; beforeSequence: number | null; action: string | null },
): Promise<AuditEntry[]> {
  let query = entriesOf(tx);
  if (page.beforeSequence !== null) query = query.where('sequence', '<', page.beforeSequence);
  if (page.action !== null) query = query.where('action', '=', page.action);
  return (await query.orderBy('sequence', 'desc').limit(page.limit).execute()).map(toEntry);
}

/** Everything on record about one order, oldest first. */
export async function auditEntriesOfOrder(
  tx: OrganizationTx,
  orderId: PortOutOrderId,
): Promise<AuditEntry[]> {
  const rows = await entriesOf(tx)
    .where('subject_kind', '=', 'port_out_order')
    .where('subject_id', '=', orderId)
    .orderBy('sequence')
    .execute();
  return rows.map(toEntry);
}

/** Oldest first, after the given sequence: the chain in pieces, in the order it was made. */
export async function auditEntriesAfter(
  tx: OrganizationTx,
  sequence: number,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await entriesOf(tx)
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}
