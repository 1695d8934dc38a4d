import type { NumberStatus } from '../../core/port-out-order.ts';
import type { NoticeKind } from '../../storage/notices.ts';
import type { OrderOnClock } from '../../storage/port-out-order-clock.ts';
import { orderNumbers } from '../../storage/port-out-orders.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { News } from '../news/tell.ts';

/** What is told of an order that the clock acts on: who asked, for how many of the numbers in that status. */
export async function orderNews(
  tx: OrganizationTx,
  kind: NoticeKind,
  { id, carrierName }: OrderOnClock,
  status: NumberStatus,
  at: Date,
  more: Record<string, unknown> = {},
): Promise<News> {
  const concerned = (await orderNumbers(tx, id)).filter((number) => number.status === status);
  const detail = {
    carrier: carrierName,
    numberCount: concerned.length,
    firstNumber: concerned[0]?.number,
    ...more,
  };
  return { kind, orderId: id, detail, at };
}
