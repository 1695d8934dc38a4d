import { sql } from 'kysely';
import type { Holiday, OwnHolidays } from '../core/operator-holidays.ts';
import type { OrganizationTx } from './tx.ts';

/** The lists of holidays the operator keeps, all years. */
export async function findOwnHolidays(tx: OrganizationTx): Promise<OwnHolidays> {
  const { rows } = await sql<{ years: OwnHolidays }>`
    SELECT coalesce(jsonb_object_agg(year, holidays), '{}') AS years FROM operator_holidays
    WHERE organization_id = ${tx.organizationId}`.execute(tx.sql);
  return rows[0]?.years ?? {};
}

/** The operator's list for that year; null when it keeps none. */
export async function findHolidaysOfYear(tx: OrganizationTx, year: number): Promise<Holiday[] | null> {
  const { rows } = await sql<{ holidays: Holiday[] }>`
    SELECT holidays FROM operator_holidays
    WHERE organization_id = ${tx.organizationId} AND year = ${year}`.execute(tx.sql);
  return rows[0]?.holidays ?? null;
}

export async function replaceHolidaysOfYear(
  tx: OrganizationTx,
  year: number,
  holidays: readonly Holiday[],
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO operator_holidays (organization_id, year, holidays, changed_at)
    VALUES (${tx.organizationId}, ${year}, ${JSON.stringify(holidays)}, ${at})
    ON CONFLICT (organization_id, year)
    DO UPDATE SET holidays = EXCLUDED.holidays, changed_at = EXCLUDED.changed_at`.execute(tx.sql);
}
