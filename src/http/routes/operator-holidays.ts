import type { HolidayYear } from '../../core/operator-holidays.ts';
import type { Context } from '../../operations/context.ts';
import { getOperatorHolidays } from '../../operations/operator/get-operator-holidays.ts';
import { replaceOperatorHolidays } from '../../operations/operator/replace-operator-holidays.ts';
import type { Handlers } from '../call.ts';

export function operatorHolidayHandlers(
  context: Context,
): Handlers<'getOperatorHolidays' | 'replaceOperatorHolidays'> {
  return {
    getOperatorHolidays: async ({ principal, params }) =>
      presentYear(await getOperatorHolidays(context, principal, params.year)),
    replaceOperatorHolidays: async ({ principal, params, body }) =>
      presentYear(await replaceOperatorHolidays(context, principal, { ...params, ...body })),
  };
}

function presentYear({ holidays, federalHolidays, ...year }: HolidayYear) {
  return { ...year, holidays: [...holidays], federalHolidays: [...federalHolidays] };
}
