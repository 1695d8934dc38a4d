import type { z } from 'zod';
import type { portOutPin } from '../../contract/port-out-pin.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { getPinState, type PinState } from '../../operations/pin/get-pin-state.ts';
import { resumePin } from '../../operations/pin/resume-pin.ts';
import { setPin } from '../../operations/pin/set-pin.ts';
import { suggestPin } from '../../operations/pin/suggest-pin.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { pathId } from '../path-id.ts';

type Routes =
  | 'getPortOutPin'
  | 'setPortOutPin'
  | 'removePortOutPin'
  | 'suggestPortOutPin'
  | 'resumePinDecisions';

export function portOutPinHandlers(context: Context): Handlers<Routes> {
  return {
    getPortOutPin: async ({ principal, params }) =>
      presentPin(await getPinState(context, principal, pathId('organization', params.org))),
    setPortOutPin: async ({ principal, params, body }) => {
      const organizationId = pathId('organization', params.org);
      const pin = body.pin ? Secret.of(body.pin) : null;
      return presentPin(await setPin(context, principal, { organizationId, pin }));
    },
    removePortOutPin: async ({ principal, params }) => {
      await getPinState(context, principal, pathId('organization', params.org));
      throw new Refusal('pin_cannot_be_removed');
    },
    suggestPortOutPin: async ({ principal, params, body }) => {
      const organizationId = pathId('organization', params.org);
      return { pin: await suggestPin(context, principal, { organizationId, length: body.length }) };
    },
    resumePinDecisions: async ({ principal, params, body }) => {
      const organizationId = pathId('organization', params.org);
      return presentPin(await resumePin(context, principal, { organizationId, note: body.note }));
    },
  };
}

function presentPin(state: PinState): z.input<typeof portOutPin> {
  const current = state.generations[0];
  return {
    state: state.state,
    setAt: current?.setAt.toISOString() ?? null,
    setBy: current?.setBy ?? null,
    uses: current?.uses ?? 0,
    failedAttempts: current?.failedAttempts ?? 0,
    failuresInRow: state.failuresInRow,
    attemptsBeforeHold: state.attemptsBeforeHold,
    onHoldSince: state.onHoldSince?.toISOString() ?? null,
    isAvailable: state.isAvailable,
    policy: { pinNotSet: state.pinNotSet },
    history: state.generations.map((generation) => ({
      setAt: generation.setAt.toISOString(),
      setBy: generation.setBy,
      replacedAt: generation.replacedAt?.toISOString() ?? null,
      uses: generation.uses,
      failedAttempts: generation.failedAttempts,
    })),
  };
}
