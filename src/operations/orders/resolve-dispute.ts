import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { newId } from '../../storage/new-id.ts';
import { type DisputeOutcome, endDispute, orderDisputes } from '../../storage/port-out-order-disputes.ts';
import { orderNumbers, type PortOutOrder } from '../../storage/port-out-orders.ts';
import { returnNumbers } from '../../storage/returned-numbers.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { calendarInForce } from './calendar-in-force.ts';
import { confirmation, type MovedOnDate } from './decide-port-out-order.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { moveNotAllowed, movePortOutOrder, type PlannedMove } from './move-port-out-order.ts';
import { namedNumbers } from './require-unlocked.ts';

export interface Resolution {
  outcome: DisputeOutcome;
  note: string;
  /** For a dismissal while the numbers are here: the date agreed upon, `YYYY-MM-DD`. */
  dueDate?: string | undefined;
}

const moveOf = { dismissed: 'dismiss_dispute', cancelled: 'cancel', returned: 'return' } as const;

/** The porting desk's word on a dispute: see `resolveOrderDispute`. */
export async function resolveDispute(
  context: Context,
  principal: Principal,
  { orderId, ...resolution }: Resolution & { orderId: string },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.resolve_dispute');
  const isHoliday = await calendarInForce(context);
  const by = { actor: actorOf(principal), at: context.clock.now(), isHoliday };
  return context.db
    .forOrganization(place.organizationId)
    .transaction((tx) => resolveOrderDispute(tx, place, by, resolution));
}

/**
 * Ends a dispute. `dismissed`: confirmed with a date like a person's confirmation, or completed when the
 * numbers had gone. `cancelled`: only while the numbers are here. `returned`: a snapback of numbers that had
 * gone; refuses `numbers_not_free` when somebody has one by now. The same outcome again answers the order as
 * it is; any other refuses `move_not_allowed`.
 */
export async function resolveOrderDispute(
  tx: OrganizationTx,
  place: OrderPlace,
  { isHoliday, ...by }: MovedOnDate,
  resolution: Resolution,
): Promise<OrderWithNumbers> {
  const { outcome, dueDate } = resolution;
  if (outcome !== 'dismissed' && dueDate !== undefined) {
    throw refuseFields({ path: '/dueDate', code: 'only_to_confirm' });
  }
  const note = resolution.note.trim();
  const isDone = async ({ id, status }: PortOutOrder) =>
    status !== 'disputed' && (await orderDisputes(tx, id)).at(-1)?.outcome === outcome;
  return movePortOutOrder(tx, place, { ...by, move: moveOf[outcome], note, isDone }, async (order) => {
    // Cancelling is a move of other states too, but resolves nothing there.
    if (order.status !== 'disputed') throw moveNotAllowed(order);
    const planned = await plan(tx, order, resolution, { at: by.at, isHoliday });
    await endDispute(tx, order.id, { outcome, at: by.at, by: by.actor.name, note });
    return { ...planned, detailOf: ({ order: moved }) => ({ outcome, dueDate: moved.dueDate }) };
  });
}

async function plan(
  tx: OrganizationTx,
  order: PortOutOrder,
  { outcome, dueDate }: Resolution,
  on: Pick<MovedOnDate, 'at' | 'isHoliday'>,
): Promise<PlannedMove> {
  switch (outcome) {
    case 'dismissed':
      return order.completedAt === null ? confirmedAgain(order, dueDate ?? null, on) : { to: 'completed' };
    case 'cancelled':
      return { to: 'cancelled' };
    case 'returned':
      await bringBack(tx, order, on.at);
      return { to: 'returned' };
  }
}

/** A date that was committed to before stays, as far as it can still be kept; so does when it was decided. */
function confirmedAgain(
  order: PortOutOrder,
  agreedDueDate: string | null,
  on: Pick<MovedOnDate, 'at' | 'isHoliday'>,
): PlannedMove {
  const desiredDueDate = order.dueDate ?? order.desiredDueDate;
  const { to, changes } = confirmation({ ...order, desiredDueDate }, agreedDueDate, on);
  return { to, changes: { ...changes, decidedAt: order.decidedAt ?? on.at } };
}

async function bringBack(tx: OrganizationTx, { id }: PortOutOrder, at: Date): Promise<void> {
  const left = (await orderNumbers(tx, id)).filter(({ status }) => status === 'disputed');
  const back = await returnNumbers(
    tx,
    id,
    left.flatMap(({ phoneNumberId }) =>
      phoneNumberId === null ? [] : [{ phoneNumberId, newId: newId('phoneNumber', at) }],
    ),
    at,
  );
  const taken = left.map(({ number }) => number).filter((number) => !back.has(number));
  if (taken.length === 0) return;
  const params = { numbers: namedNumbers(taken) };
  throw new Refusal('numbers_not_free', { params, extra: { numbers: taken } });
}
