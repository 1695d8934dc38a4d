import { type RawBuilder, sql } from 'kysely';
import type { CarrierId } from '../core/ids.ts';
import type { PortOutStatus } from '../core/port-out-order.ts';
import { type PortOutOrder, type PortOutOrderRow, toPortOutOrder } from './port-out-orders.ts';
import type { OperatorTx, OrganizationTx } from './tx.ts';

/** A row of a list: the order without its numbers, but how many and the first. */
export interface OrderSummary {
  order: PortOutOrder;
  numberCount: number;
  firstNumber: string;
}

export interface OrderFilter {
  limit: number;
  /** The id the page before ended with. */
  beforeId: string | null;
  status: PortOutStatus | null;
  purchaseOrderNumber: string | null;
  number: string | null;
  createdFrom: Date | null;
  createdTo: Date | null;
}

type Condition = RawBuilder<unknown>;

export function listOrdersOfOrganization(tx: OrganizationTx, filter: OrderFilter): Promise<OrderSummary[]> {
  return list(tx, sql`o.organization_id = ${tx.organizationId}`, filter);
}

export function listOrdersOfCarrier(
  tx: OperatorTx,
  carrierId: CarrierId,
  filter: OrderFilter,
): Promise<OrderSummary[]> {
  return list(tx, sql`o.carrier_id = ${carrierId}`, filter);
}

export function listOrdersOfEveryone(tx: OperatorTx, filter: OrderFilter): Promise<OrderSummary[]> {
  return list(tx, sql`true`, filter);
}

async function list(
  tx: OperatorTx | OrganizationTx,
  whose: Condition,
  filter: OrderFilter,
): Promise<OrderSummary[]> {
  const { rows } = await sql<PortOutOrderRow & { number_count: number; first_number: string }>`
    SELECT o.*,
      (SELECT count(*) FROM port_out_order_numbers n
        WHERE n.organization_id = o.organization_id AND n.order_id = o.id
          AND n.status <> 'withdrawn') AS number_count,
      (SELECT n.number FROM port_out_order_numbers n
        WHERE n.organization_id = o.organization_id AND n.order_id = o.id AND n.status <> 'withdrawn'
        ORDER BY position LIMIT 1) AS first_number
    FROM port_out_orders o
    WHERE ${sql.join([whose, ...conditions(filter)], sql` AND `)}
    ORDER BY o.id DESC LIMIT ${filter.limit}`.execute(tx.sql);
  return rows.map((row) => ({
    order: toPortOutOrder(row),
    numberCount: row.number_count,
    firstNumber: row.first_number,
  }));
}

function conditions(filter: OrderFilter): Condition[] {
  const all: (Condition | false)[] = [
    filter.beforeId !== null && sql`o.id < ${filter.beforeId}`,
    filter.status !== null && sql`o.status = ${filter.status}`,
    filter.purchaseOrderNumber !== null && sql`o.purchase_order_number = ${filter.purchaseOrderNumber}`,
    filter.number !== null &&
      sql`EXISTS (SELECT 1 FROM port_out_order_numbers n WHERE n.organization_id = o.organization_id
        AND n.order_id = o.id AND n.number = ${filter.number})`,
    filter.createdFrom !== null && sql`o.created_at >= ${filter.createdFrom}`,
    filter.createdTo !== null && sql`o.created_at <= ${filter.createdTo}`,
  ];
  return all.filter((condition) => condition !== false);
}
