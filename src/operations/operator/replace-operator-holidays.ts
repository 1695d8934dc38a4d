import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { type Holiday, type HolidayYear, holidayYear } from '../../core/operator-holidays.ts';
import type { Principal } from '../../core/principal.ts';
import { type FieldError, refuseFields } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findHolidaysOfYear, replaceHolidaysOfYear } from '../../storage/operator-holidays.ts';
import { findOperatorSettings } from '../../storage/operator-settings.ts';
import type { Context } from '../context.ts';

/**
 * Makes these the year's holidays. Deadlines already given stay as they were told; what is counted from now
 * on goes by the new list. Refuses a date of another year and one that is there twice. A list that is
 * the same already changes nothing and leaves no entry.
 */
export async function replaceOperatorHolidays(
  context: Context,
  principal: Principal,
  { year, holidays }: { year: number; holidays: readonly Holiday[] },
): Promise<HolidayYear> {
  const operatorId = requireOperator(principal, 'operator_settings.change');
  const faults = faultsOf(holidays, year);
  if (faults.length > 0) throw refuseFields(...faults);
  const to = holidayYear(holidays, year);
  const at = context.clock.now();
  return context.db.forOrganization(operatorId).transaction(async (tx) => {
    // Two changes at once wait for each other here, so that each knows what it changes.
    await findOperatorSettings(tx, true);
    const from = holidayYear(await findHolidaysOfYear(tx, year), year);
    if (JSON.stringify(from.holidays) === JSON.stringify(to.holidays)) return to;
    await replaceHolidaysOfYear(tx, year, to.holidays, at);
    const actor = actorOf(principal);
    const subject = { kind: 'organization', id: operatorId };
    const detail = { year, from: from.holidays, to: to.holidays };
    await appendAudit(tx, { actor, action: 'operator_holidays.changed', subject, detail }, at);
    return to;
  });
}

function faultsOf(holidays: readonly Holiday[], year: number): FieldError[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ date }, index): FieldError[] => {
    const path = `/holidays/${index}/date`;
    if (!date.startsWith(`${year}-`)) return [{ path, code: 'date_of_other_year', params: { year } }];
    if (seen.has(date)) return [{ path, code: 'date_repeated' }];
    seen.add(date);
    return [];
  });
}
