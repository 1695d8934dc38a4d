import { z } from 'zod';
import { route } from './route.ts';
import { instant, note } from './text.ts';

const orgParams = z.object({ org: z.string().max(60) });

/** The state of an organization's port-out PIN. Never the PIN: nobody can read it back. */
export const portOutPin = z.object({
  state: z.enum(['not_set', 'set', 'on_hold']),
  setAt: instant.nullable(),
  setBy: z.string().nullable(),
  uses: z.number().meta({ description: 'Right uses since it was set' }),
  failedAttempts: z.number().meta({ description: 'Wrong tries since it was set' }),
  failuresInRow: z.number(),
  attemptsBeforeHold: z.number().meta({ description: 'Wrong tries left before automatic decisions stop' }),
  onHoldSince: instant.nullable(),
  isAvailable: z
    .boolean()
    .meta({ description: 'False for an organization outside the US and its territories' }),
  policy: z.object({
    pinNotSet: z
      .enum(['refuse', 'skip'])
      .meta({ description: 'What happens to requests while no PIN is set' }),
  }),
  history: z.array(
    z.object({
      setAt: instant,
      setBy: z.string(),
      replacedAt: instant.nullable(),
      uses: z.number(),
      failedAttempts: z.number(),
    }),
  ),
});

const path = '/organizations/:org/port-out-pin';

export const portOutPinRoutes = {
  getPortOutPin: route({
    method: 'GET',
    path,
    summary: 'State of the port-out PIN',
    access: 'pin.read_state',
    params: orgParams,
    answerStatus: 200,
    answer: portOutPin,
  }),
  setPortOutPin: route({
    method: 'PUT',
    path,
    summary: 'Set or change the port-out PIN',
    access: 'pin.set',
    params: orgParams,
    // Absent, null and empty all mean "no PIN", which the operation answers with a code of its own.
    body: z.strictObject({ pin: z.string().max(200).nullish() }),
    answerStatus: 200,
    answer: portOutPin,
  }),
  removePortOutPin: route({
    method: 'DELETE',
    path,
    summary: 'Always refused: a PIN can be changed, never removed',
    access: 'pin.read_state',
    params: orgParams,
    answerStatus: 405,
  }),
  suggestPortOutPin: route({
    method: 'POST',
    path: `${path}/suggestions`,
    summary: 'A good PIN, made and not stored',
    access: 'pin.suggest',
    params: orgParams,
    body: z.strictObject({ length: z.number().int().min(6).max(10).default(8) }),
    answerStatus: 200,
    answer: z.object({ pin: z.string() }),
  }),
  resumePinDecisions: route({
    method: 'POST',
    path: `${path}/resumption`,
    summary: 'End the hold after wrong tries without a new PIN',
    access: 'pin.resume',
    params: orgParams,
    // Why the tries are nothing to worry about is the one thing the record needs here.
    body: z.strictObject({
      note: note(1000).refine((value) => value.trim() !== '', { params: { code: 'required' } }),
    }),
    answerStatus: 200,
    answer: portOutPin,
  }),
} as const;
