import { requireOperator } from '../../core/access.ts';
import { deskSearch } from '../../core/desk-search.ts';
import { type DeskState, deskStateOf } from '../../core/desk-state.ts';
import { isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import { type DeskFilter, type DeskOrder, listDeskOrders as list } from '../../storage/desk-orders.ts';
import type { Context } from '../context.ts';

interface DeskQuestion {
  limit: number;
  after: DeskFilter['after'];
  state: DeskFilter['state'];
  claimed: 'mine' | 'nobody' | 'anyone' | null;
  organizationId: string | null;
  /** What somebody typed; null: everything. */
  query: string | null;
}

export interface DeskRow extends DeskOrder {
  /** Null: nobody has to do anything about it now. */
  deskState: DeskState | null;
  /** Until the deadline; below zero once it has passed. */
  timeLeftMs: number;
}

/**
 * The porting desk's queue over all organizations, the earliest deadline first. Refuses `needs_a_search` at
 * `/state` when closed orders are asked for without saying which.
 */
export async function listDeskOrders(
  context: Context,
  principal: Principal,
  question: DeskQuestion,
): Promise<DeskRow[]> {
  requireOperator(principal, 'port_out_order.read');
  const { limit, after, state, claimed, query, organizationId } = question;
  if (state === 'any' && query === null) throw refuseFields({ path: '/state', code: 'needs_a_search' });
  if (organizationId !== null && !isId('organization', organizationId)) throw new Refusal('not_found');
  const now = context.clock.now();
  const search = query === null ? null : deskSearch(query);
  const mine = claimed === 'mine' ? { by: principal.id } : claimed;
  const filter = { limit, after, state, claimed: mine, organizationId, search, now };
  const rows = await context.db.forOperator().read((tx) => list(tx, filter));
  return rows.map((row) => ({
    ...row,
    deskState: deskStateOf(row.order, now),
    timeLeftMs: row.deadlineAt.getTime() - now.getTime(),
  }));
}
