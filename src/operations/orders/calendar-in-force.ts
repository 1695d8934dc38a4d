import type { IsHoliday } from '../../core/business-calendar.ts';
import { operatorCalendar } from '../../core/operator-holidays.ts';
import { findOperatorPolicy } from '../../storage/before-tenant/requests.ts';
import type { Context } from '../context.ts';

/** The operator's calendar of this moment: what a date is counted by. */
export async function calendarInForce(context: Context): Promise<IsHoliday> {
  const { ownHolidays } = await context.db.beforeTenant((tx) => findOperatorPolicy(tx));
  return operatorCalendar(ownHolidays);
}
