import { changeOperatorSettings } from '../../operations/change-operator-settings.ts';
import type { Context } from '../../operations/context.ts';
import { getOperatorSettings } from '../../operations/get-operator-settings.ts';
import type { OperatorSettings } from '../../storage/operator-settings.ts';
import type { Handlers } from '../call.ts';

export function operatorSettingsHandlers(
  context: Context,
): Handlers<'getOperatorSettings' | 'changeOperatorSettings'> {
  return {
    getOperatorSettings: async ({ principal }) =>
      presentSettings(await getOperatorSettings(context, principal)),
    changeOperatorSettings: async ({ principal, body }) =>
      presentSettings(await changeOperatorSettings(context, principal, body)),
  };
}

function presentSettings(settings: OperatorSettings) {
  return { ...settings, changedAt: settings.changedAt.toISOString() };
}
