import { requireOperator } from '../../core/access.ts';
import type { Principal } from '../../core/principal.ts';
import { type Carrier, listCarriers as list } from '../../storage/carriers.ts';
import type { Context } from '../context.ts';

/** The registered carriers by name. */
export async function listCarriers(
  context: Context,
  principal: Principal,
  page: { limit: number; afterId: string | null },
): Promise<Carrier[]> {
  const operatorId = requireOperator(principal, 'carrier.list');
  return context.db.forOrganization(operatorId).read((tx) => list(tx, page));
}
