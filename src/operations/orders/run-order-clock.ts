import type { PortOutOrderId } from '../../core/ids.ts';
import { DatabaseUnavailable } from '../../storage/database-unavailable.ts';
import { findOperatorId } from '../../storage/organizations.ts';
import { ordersTheClockMayMove } from '../../storage/port-out-order-clock.ts';
import type { Context } from '../context.ts';
import { actByClock } from './act-by-clock.ts';

type Place = Awaited<ReturnType<typeof ordersTheClockMayMove>>[number];

const pageSize = 100;

/**
 * Does what is due for orders that nobody acts on: reminders, the end of silence, expiry (product rules
 * section 5). To be called now and then by any number of processes; what fell due while none ran is done at
 * the next call. An order that cannot be moved is in the log and stops no other.
 */
export async function runOrderClock(context: Context, stopping?: AbortSignal): Promise<void> {
  const operatorId = await context.db.forOperator().read((tx) => findOperatorId(tx));
  if (operatorId === null) return;
  let afterId: PortOutOrderId | null = null;
  for (;;) {
    const page: { limit: number; afterId: PortOutOrderId | null } = { limit: pageSize, afterId };
    const now = context.clock.now();
    const places: Place[] = await context.db.forOperator().read((tx) => ordersTheClockMayMove(tx, now, page));
    for (const place of places) {
      if (stopping?.aborted) return;
      try {
        await actByClock(context, operatorId, place);
      } catch (error) {
        if (error instanceof DatabaseUnavailable) throw error;
        context.log.error({ error, orderId: place.id }, 'the clock could not move an order');
      }
    }
    afterId = places.at(-1)?.id ?? null;
    if (places.length < pageSize) return;
  }
}
