import { z } from 'zod';
import { route } from './route.ts';
import { instant, listOf, note, page, text } from './text.ts';

const orgParams = z.object({ org: z.string().max(60) });

/** What a lock covers: every number of the organization, those of one billing account, or one. */
export const lockScope = z.enum(['organization', 'billing_account', 'number']);

export const portOutLock = z.object({
  id: z.string(),
  scope: lockScope,
  number: z.string().nullable(),
  billingAccountId: z.string().nullable(),
  accountNumber: z.string().nullable(),
  reason: z.string(),
  state: z.enum(['in_force', 'unlocked_for_a_time', 'ended']),
  setAt: instant,
  setBy: z.string(),
  endsAt: instant.nullable().meta({ description: 'When it ends by itself; null: when somebody unlocks' }),
  unlockedAt: instant.nullable(),
  unlockedBy: z.string().nullable(),
  unlockedUntil: instant
    .nullable()
    .meta({ description: 'Unlocked until then, and in force again by itself; null: not so' }),
  endedAt: instant.nullable(),
  endedBecause: z.enum(['unlocked', 'expired', 'replaced']).nullable(),
});

const path = '/organizations/:org/port-out-locks';

export const portOutLockRoutes = {
  listPortOutLocks: route({
    method: 'GET',
    path,
    summary: 'Locks against porting out, newest first',
    access: 'lock.list',
    params: orgParams,
    query: z.strictObject({
      ...page,
      standing: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: 'Only those that have not ended, or only those that have' }),
      scope: lockScope.optional(),
      number: z.string().max(40).optional().meta({ description: 'Only those that cover this number' }),
    }),
    answerStatus: 200,
    answer: listOf(portOutLock),
  }),
  setPortOutLock: route({
    method: 'POST',
    path,
    summary: 'Lock numbers against porting out; what stands on the same ones is replaced, never weakened',
    access: 'lock.set',
    isCreation: true,
    params: orgParams,
    body: z.strictObject({
      scope: lockScope,
      number: z.string().max(40).optional(),
      billingAccountId: z.string().max(60).optional(),
      reason: text(500),
      endsAt: instant.nullable().optional(),
    }),
    answerStatus: 201,
    answer: portOutLock,
  }),
  unlockPortOutLock: route({
    method: 'POST',
    path: `${path}/:id/unlocking`,
    summary: 'Unlock for good, or until a moment after which the lock is in force again by itself',
    access: 'lock.lift',
    params: z.object({ org: z.string().max(60), id: z.string().max(60) }),
    body: z.strictObject({
      until: instant.nullable().optional(),
      // Why the numbers are opened is what the record needs when they are gone.
      note: note(1000).refine((value) => value.trim() !== '', { params: { code: 'required' } }),
    }),
    answerStatus: 200,
    answer: portOutLock,
  }),
} as const;
