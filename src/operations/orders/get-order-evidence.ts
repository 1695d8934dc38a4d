import type { AuditEntry } from '../../core/audit-chain.ts';
import type { PortOutStatus } from '../../core/port-out-order.ts';
import type { Principal } from '../../core/principal.ts';
import { auditEntriesOfOrder } from '../../storage/audit-entries.ts';
import {
  type SupplementOnRecord,
  supplementsOnRecord,
  type Told,
  toldOfOrder,
} from '../../storage/order-evidence.ts';
import { type Dispute, orderDisputes } from '../../storage/port-out-order-disputes.ts';
import { findPortOutOrder, orderEvents, orderNumbers } from '../../storage/port-out-orders.ts';
import type { Context } from '../context.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import { type ListedEvent, type OrderWithNumbers, openedThroughOf } from './get-port-out-order.ts';

/** Everything that is known of an order, for whoever has to prove what happened. */
export interface OrderEvidence extends OrderWithNumbers {
  madeAt: Date;
  /** Since the numbers went; null: they are here. */
  secondsSincePort: number | null;
  source: { askedBy: string; tokenName: string | null };
  history: readonly ListedEvent[];
  supplements: readonly SupplementOnRecord[];
  disputes: readonly Dispute[];
  auditEntries: readonly AuditEntry[];
  told: readonly Told[];
}

/** The evidence pack of an order, for the owner and the porting desk: whoever may read the record. */
export async function getOrderEvidence(
  context: Context,
  principal: Principal,
  orderId: string,
): Promise<OrderEvidence> {
  const place = await findVisibleOrder(context, principal, orderId, 'audit.read');
  const madeAt = context.clock.now();
  return context.db.forOrganization(place.organizationId).read(async (tx) => {
    const order = await findPortOutOrder(tx, place.id);
    if (!order) throw new Error('an order was placed and then not found');
    const auditEntries = await auditEntriesOfOrder(tx, place.id);
    const history = await orderEvents(tx, place.id);
    const disputes = await orderDisputes(tx, place.id);
    return {
      madeAt,
      order,
      numbers: await orderNumbers(tx, place.id),
      secondsSincePort: secondsSincePort(order, madeAt),
      source: {
        askedBy: history[0]?.actorName ?? place.carrierName,
        tokenName: tokenNameIn(auditEntries),
      },
      // What a supplement changed stands among the supplements.
      history: history.map((event) => ({
        ...event,
        supplement: null,
        openedThrough: openedThroughOf(event, disputes),
      })),
      supplements: await supplementsOnRecord(tx, place.id),
      disputes,
      auditEntries,
      told: await toldOfOrder(tx, order),
    };
  });
}

function secondsSincePort(
  order: { status: PortOutStatus; completedAt: Date | null },
  now: Date,
): number | null {
  const { status, completedAt } = order;
  if (completedAt === null || status === 'returned') return null;
  return Math.floor((now.getTime() - completedAt.getTime()) / 1_000);
}

/** As the record has it; an order from before it was kept has none. */
function tokenNameIn(entries: readonly AuditEntry[]): string | null {
  const name = entries.find(({ action }) => action === 'port_out_order.submitted')?.detail.tokenName;
  return typeof name === 'string' ? name : null;
}
