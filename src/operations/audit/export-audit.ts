import { requirePermission } from '../../core/access.ts';
import type { AuditEntry } from '../../core/audit-chain.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { auditEntriesAfter, auditHead } from '../../storage/audit-entries.ts';
import type { Context } from '../context.ts';

const pageSize = 1_000;

/**
 * An organization's whole record as NDJSON: one entry a line, oldest first, complete from entry 1, closed by
 * a line `{"count":…,"headHash":"…"}`. Entries never change, so it is read in pieces and ends where the head
 * was when it began.
 */
export async function exportAudit(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<AsyncIterable<string>> {
  requirePermission(principal, organizationId, 'audit.read');
  const head = await context.db.forOrganization(organizationId).read((tx) => auditHead(tx));
  return lines(context, organizationId, head);
}

async function* lines(
  context: Context,
  organizationId: OrganizationId,
  head: { sequence: number; hash: string },
): AsyncIterable<string> {
  for await (const entries of auditPages(context, organizationId, head.sequence)) {
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  }
  yield `${JSON.stringify({ count: head.sequence, headHash: head.hash })}\n`;
}

/** The chain up to that entry, in pages. */
export async function* auditPages(
  context: Context,
  organizationId: OrganizationId,
  lastSequence: number,
): AsyncIterable<AuditEntry[]> {
  const handle = context.db.forOrganization(organizationId);
  for (let done = 0; done < lastSequence; ) {
    const limit = Math.min(pageSize, lastSequence - done);
    const entries = await handle.read((tx) => auditEntriesAfter(tx, done, limit));
    if (entries.length === 0) return;
    yield entries;
    done = entries.at(-1)?.sequence ?? lastSequence;
  }
}
