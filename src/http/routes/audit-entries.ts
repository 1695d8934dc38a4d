import type { AuditEntry } from '../../core/audit-chain.ts';
import { refuseFields } from '../../core/refusal.ts';
import { exportAudit } from '../../operations/audit/export-audit.ts';
import { listAuditEntries } from '../../operations/audit/list-audit-entries.ts';
import type { Context } from '../../operations/context.ts';
import type { Handlers } from '../call.ts';
import { cursorKey, pageOf } from '../cursor.ts';
import { pathId } from '../path-id.ts';

export function auditHandlers(context: Context): Handlers<'listAuditEntries' | 'exportAuditEntries'> {
  return {
    listAuditEntries: async ({ principal, params, query }) => {
      const entries = await listAuditEntries(context, principal, {
        organizationId: pathId('organization', params.org),
        limit: query.limit + 1,
        beforeSequence: sequenceOf(query.cursor),
        action: query.action ?? null,
      });
      return pageOf(entries, query.limit, (entry) => String(entry.sequence), presentEntry);
    },
    exportAuditEntries: async ({ principal, params, reply }) => {
      const organizationId = pathId('organization', params.org);
      const lines = await exportAudit(context, principal, organizationId);
      reply.header('content-disposition', `attachment; filename="audit-${organizationId}.ndjson"`);
      return lines;
    },
  };
}

function sequenceOf(cursor: string | undefined): number | null {
  const key = cursorKey(cursor);
  if (key === null) return null;
  if (!/^[0-9]{1,15}$/.test(key)) throw refuseFields({ path: '/cursor', code: 'invalid_format' });
  return Number(key);
}

function presentEntry({ organizationId: _, ...entry }: AuditEntry) {
  return entry;
}
