import { requireOperator } from '../../core/access.ts';
import { type HolidayYear, holidayYear } from '../../core/operator-holidays.ts';
import type { Principal } from '../../core/principal.ts';
import { findHolidaysOfYear } from '../../storage/operator-holidays.ts';
import type { Context } from '../context.ts';

/** The holidays of a year that the clock of port-out orders goes by. */
export async function getOperatorHolidays(
  context: Context,
  principal: Principal,
  year: number,
): Promise<HolidayYear> {
  const operatorId = requireOperator(principal, 'operator_settings.read');
  const own = await context.db.forOrganization(operatorId).read((tx) => findHolidaysOfYear(tx, year));
  return holidayYear(own, year);
}
