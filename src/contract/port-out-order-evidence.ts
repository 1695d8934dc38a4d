import { z } from 'zod';
import { auditEntry } from './audit.ts';
import { disputeWay, portOutOrder, portOutOrderEvent, portOutStatus } from './port-out-orders.ts';
import { route } from './route.ts';
import { instant } from './text.ts';

export const orderEvidence = z.object({
  madeAt: instant,
  order: portOutOrder.omit({ actions: true }).meta({ description: 'With its account number masked' }),
  secondsSincePort: z.number().nullable(),
  source: z.object({
    carrier: z.object({ id: z.string(), name: z.string(), spid: z.string() }).nullable(),
    askedBy: z.string(),
    tokenName: z.string().nullable().meta({ description: 'What the token is called that asked' }),
  }),
  history: z.array(portOutOrderEvent),
  supplements: z.array(
    z.object({
      version: z.string(),
      kind: z.string(),
      receivedAt: instant,
      resultingStatus: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  disputes: z.array(
    z.object({
      sequence: z.number(),
      fromStatus: portOutStatus,
      openedAt: instant,
      openedBy: z.string(),
      openedThrough: disputeWay,
      note: z.string(),
      resolvedAt: instant.nullable(),
      resolvedBy: z.string().nullable(),
      outcome: z.enum(['dismissed', 'cancelled', 'returned']).nullable(),
      resolutionNote: z.string().nullable(),
    }),
  ),
  auditEntries: z.array(auditEntry.extend({ organizationId: z.string() })).meta({
    description: 'Whole, so that each hash can be computed again',
  }),
  told: z.array(
    z.object({
      channel: z.enum(['notice', 'mail', 'webhook']),
      kind: z.string(),
      receiver: z.string().nullable(),
      state: z.string(),
      at: instant,
      sentAt: instant.nullable(),
    }),
  ),
});

export const orderEvidenceRoutes = {
  getOrderEvidence: route({
    method: 'GET',
    path: '/port-out-orders/:id/evidence',
    summary: 'Everything known of an order as one file, for whoever has to prove what happened',
    access: 'audit.read',
    params: z.object({ id: z.string().max(60) }),
    answerStatus: 200,
    answer: orderEvidence,
    hasTexts: true,
  }),
} as const;
