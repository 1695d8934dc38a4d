import { type RawBuilder, sql } from 'kysely';
import type { AnswerTime } from '../core/answer-times.ts';
import { earliestIdAt } from '../core/ids.ts';
import type { PortOutStatus } from '../core/port-out-order.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** Orders that came on one of the days and have this status now. */
export interface DayCount {
  /** 1 is the first day. */
  day: number;
  status: PortOutStatus;
  count: number;
}

export interface AnswerTimes {
  /** The share of its time that half of the answered orders kept below; null when none was answered. */
  medianShare: number | null;
  counts: Partial<Record<AnswerTime, number>>;
}

export interface PortOutStatistics {
  byDay: DayCount[];
  answers: AnswerTimes;
}

type Condition = RawBuilder<unknown>;

/** The organization's orders since the first of these days, each day given by its first instant. */
export function statisticsOfOrganization(
  tx: OrganizationTx,
  dayStarts: readonly Date[],
): Promise<PortOutStatistics> {
  return statistics(tx, sql`organization_id = ${tx.organizationId}`, dayStarts);
}

/** The same over all organizations. */
export function statisticsOfEveryone(tx: OperatorTx, dayStarts: readonly Date[]): Promise<PortOutStatistics> {
  return statistics(tx, sql`true`, dayStarts);
}

async function statistics(
  tx: OperatorTx | OrganizationTx,
  whose: Condition,
  dayStarts: readonly Date[],
): Promise<PortOutStatistics> {
  const [from] = dayStarts;
  if (!from) throw new Error('statistics of no days were asked for');
  // Ids sort by time, so both indexes that lists use give these orders without reading older ones.
  const since = sql`${whose} AND id >= ${earliestIdAt('portOutOrder', from.getTime())}
    AND created_at >= ${from}`;
  return { byDay: await countByDay(tx, since, dayStarts), answers: await answerTimesOf(tx, since) };
}

async function countByDay(
  tx: OperatorTx | OrganizationTx,
  since: Condition,
  dayStarts: readonly Date[],
): Promise<DayCount[]> {
  const starts = dayStarts.map((start) => start.toISOString());
  const { rows } = await sql<DayCount>`
    SELECT width_bucket(created_at, ${starts}::timestamptz[]) AS day, status, count(*) AS count
    FROM port_out_orders WHERE ${since} GROUP BY 1, 2 ORDER BY 1, 2`.execute(tx.sql);
  return rows;
}

/** Of a corrected order its last answer counts, and the time since its last correction. */
async function answerTimesOf(tx: OperatorTx | OrganizationTx, since: Condition): Promise<AnswerTimes> {
  const { rows } = await sql<{ time: AnswerTime; count: number; medianShare: number }>`
    WITH answered AS (
      SELECT extract(epoch FROM decided_at - received_at)::float8
        / nullif(extract(epoch FROM answer_due_at - received_at), 0)::float8 AS share
      FROM port_out_orders
      WHERE ${since} AND status <> 'held' AND decided_at >= received_at)
    SELECT CASE WHEN share <= 0 THEN 'at_once' WHEN share <= 0.25 THEN 'first_quarter'
        WHEN share <= 0.5 THEN 'second_quarter' WHEN share <= 0.75 THEN 'third_quarter'
        WHEN share <= 1 THEN 'last_quarter' ELSE 'late' END AS time,
      count(*) AS count,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY share) FROM answered) AS "medianShare"
    FROM answered WHERE share IS NOT NULL GROUP BY 1`.execute(tx.sql);
  return {
    medianShare: rows[0]?.medianShare ?? null,
    counts: Object.fromEntries(rows.map(({ time, count }) => [time, count])),
  };
}
