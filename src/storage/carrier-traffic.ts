import { sql } from 'kysely';
import { type CarrierId, earliestIdAt } from '../core/ids.ts';
import type { DayCount } from './port-out-statistics.ts';
import type { OperatorTx } from './tx.ts';

export interface CarrierTraffic {
  byDay: DayCount[];
  /** Orders that came since, and those of them that stand refused for a wrong PIN. */
  orders: number;
  wrongPins: number;
  /** Orders of any age that have not ended yet. */
  openOrders: number;
}

/** What a carrier asked for since the first of these days, each given by its first instant. */
export async function trafficOfCarrier(
  tx: OperatorTx,
  carrierId: CarrierId,
  dayStarts: readonly Date[],
): Promise<CarrierTraffic> {
  const [from] = dayStarts;
  if (!from) throw new Error('the traffic of no days was asked for');
  const starts = dayStarts.map((start) => start.toISOString());
  const since = earliestIdAt('portOutOrder', from.getTime());
  const byDay = await sql<DayCount & { wrongPins: number }>`
    SELECT width_bucket(created_at, ${starts}::timestamptz[]) AS day, status, count(*) AS count,
      count(*) FILTER (WHERE reasons @> '["pin_mismatch"]') AS "wrongPins"
    FROM port_out_orders
    WHERE carrier_id = ${carrierId} AND id >= ${since} AND created_at >= ${from}
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(tx.sql);
  const total = (key: 'count' | 'wrongPins') => byDay.rows.reduce((sum, row) => sum + row[key], 0);
  return {
    byDay: byDay.rows,
    orders: total('count'),
    wrongPins: total('wrongPins'),
    openOrders: await openOrdersOfCarrier(tx, carrierId),
  };
}

/** How many of a carrier's orders have not ended: whoever suspends it is told that they stay. */
export async function openOrdersOfCarrier(tx: OperatorTx, carrierId: CarrierId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM port_out_orders
    WHERE carrier_id = ${carrierId} AND status IN ('held', 'confirmed', 'disputed')`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}
