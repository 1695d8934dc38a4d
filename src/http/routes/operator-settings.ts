import type { Context } from '../../operations/context.ts';
import { changeOperatorSettings } from '../../operations/operator/change-operator-settings.ts';
import { getOperatorSettings } from '../../operations/operator/get-operator-settings.ts';
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
