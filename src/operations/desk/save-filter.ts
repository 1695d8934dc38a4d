import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { newId } from '../../storage/new-id.ts';
import { insertSavedFilter, listSavedFilters, type SavedFilter } from '../../storage/saved-filters.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';

/** More than fit a menu, and few enough to be listed at once. */
const savedFiltersMax = 100;

/** Keeps a filter of the porting desk under a name, for all of the operator's people. */
export async function saveFilter(
  context: Context,
  principal: Principal,
  input: { name: string; query: string },
  remember: (tx: OrganizationTx, made: SavedFilter) => Promise<void>,
): Promise<SavedFilter> {
  const operatorId = requireOperator(principal, 'port_out_order.work');
  const actor = actorOf(principal);
  const at = context.clock.now();
  const filter = { id: newId('savedFilter', at), ...input, createdBy: actor.name, createdAt: at };
  return context.db.forOrganization(operatorId).transaction(async (tx) => {
    if ((await listSavedFilters(tx)).length >= savedFiltersMax) {
      throw new Refusal('too_many_saved_filters', { params: { maximum: savedFiltersMax } });
    }
    await insertSavedFilter(tx, filter);
    const subject = { kind: 'saved_filter', id: filter.id };
    await appendAudit(tx, { actor, action: 'saved_filter.created', subject, detail: input }, at);
    await remember(tx, filter);
    return filter;
  });
}
