import { operatorMembership } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import type { OrderPlace } from '../../storage/before-tenant/requests.ts';
import { insertDispute, type OpenedThrough } from '../../storage/port-out-order-disputes.ts';
import type { OperatorTx, OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { tellDesk } from '../desk/tell-desk.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import type { OrderWithNumbers } from './get-port-out-order.ts';
import { type MovedBy, movePortOutOrder, newsOfNumbers } from './move-port-out-order.ts';

interface Said {
  openedThrough: OpenedThrough;
  note: string;
  /** The same transaction, to tell the porting desk in; null where the desk says it itself. */
  desk: OperatorTx | null;
}

/** "This was not us", by somebody who asks by the API or the pages: see `disputeOrder`. */
export async function disputePortOutOrder(
  context: Context,
  principal: Principal,
  { orderId, note }: { orderId: string; note?: string | undefined },
): Promise<OrderWithNumbers> {
  const place = await findVisibleOrder(context, principal, orderId, 'port_out_order.dispute');
  const by = { actor: actorOf(principal), at: context.clock.now() };
  const openedThrough = principal.kind === 'user' ? 'signed_in' : 'api';
  const isByDesk = operatorMembership(principal) !== null;
  return context.db.forOperator().transaction((operatorTx) => {
    const said = { openedThrough, note: note ?? '', desk: isByDesk ? null : operatorTx } as const;
    return disputeOrder(operatorTx.forOrganization(place.organizationId), place, by, said);
  });
}

/**
 * Freezes an order that the owner says was not theirs: no decision and no silence confirms it any more, until
 * the porting desk resolves the dispute. May be said of a completed order too. Whether whoever says it may is
 * the caller's to know. Said again, nothing happens; refuses `move_not_allowed` where there is nothing to
 * freeze.
 */
export async function disputeOrder(tx: OrganizationTx, place: OrderPlace, by: MovedBy, said: Said) {
  const { openedThrough, desk } = said;
  const note = said.note.trim();
  let isNew = false;
  const disputed = await movePortOutOrder(
    tx,
    place,
    { ...by, move: 'dispute', note: note || null, isDone: ({ status }) => status === 'disputed' },
    async ({ id, status: fromStatus }) => {
      const opened = { openedAt: by.at, openedBy: by.actor.name, openedThrough };
      await insertDispute(tx, id, { ...opened, fromStatus, note });
      isNew = true;
      return { to: 'disputed', detailOf: () => ({ openedThrough }) };
    },
  );
  if (isNew && desk !== null) {
    const detail = { by: by.actor.name, ...newsOfNumbers(place, disputed) };
    await tellDesk(desk, place, { kind: 'order_disputed', detail, at: by.at });
  }
  return disputed;
}
