import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { deleteSavedFilter as deleteRow } from '../../storage/saved-filters.ts';
import type { Context } from '../context.ts';

/** Takes a named filter off the porting desk's list, whoever made it. */
export async function deleteSavedFilter(context: Context, principal: Principal, id: string): Promise<void> {
  const operatorId = requireOperator(principal, 'port_out_order.work');
  if (!isId('savedFilter', id)) throw new Refusal('not_found');
  const at = context.clock.now();
  await context.db.forOrganization(operatorId).transaction(async (tx) => {
    const name = await deleteRow(tx, id, at);
    if (name === null) throw new Refusal('not_found');
    const subject = { kind: 'saved_filter', id };
    const fact = { actor: actorOf(principal), action: 'saved_filter.deleted', subject, detail: { name } };
    await appendAudit(tx, fact, at);
  });
}
