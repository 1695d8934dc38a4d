import { requireOperator } from '../../core/access.ts';
import type { Principal } from '../../core/principal.ts';
import { listSavedFilters as list, type SavedFilter } from '../../storage/saved-filters.ts';
import type { Context } from '../context.ts';

/** The porting desk's named filters, in the order they were made. */
export async function listSavedFilters(context: Context, principal: Principal): Promise<SavedFilter[]> {
  const operatorId = requireOperator(principal, 'port_out_order.read');
  return context.db.forOrganization(operatorId).read((tx) => list(tx));
}
