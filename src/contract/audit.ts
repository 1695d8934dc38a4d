import { z } from 'zod';
import { route } from './route.ts';
import { instant, listOf, page } from './text.ts';

const orgParams = z.object({ org: z.string().max(60) });

export const auditEntry = z.object({
  sequence: z.number(),
  at: instant,
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  detail: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

export const auditRoutes = {
  listAuditEntries: route({
    method: 'GET',
    path: '/organizations/:org/audit-entries',
    summary: 'What was done, newest first',
    access: 'audit.read',
    params: orgParams,
    query: z.strictObject({ ...page, action: z.string().max(60).optional() }),
    answerStatus: 200,
    answer: listOf(auditEntry),
  }),
  exportAuditEntries: route({
    method: 'GET',
    path: '/organizations/:org/audit-entries/export',
    access: 'audit.read',
    summary: 'The whole record as NDJSON, oldest first, closed by a line with the count and the head hash',
    params: orgParams,
    answerStatus: 200,
    answerType: 'application/x-ndjson',
  }),
} as const;
