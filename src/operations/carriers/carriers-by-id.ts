import type { CarrierId } from '../../core/ids.ts';
import { allCarriers, type Carrier } from '../../storage/carriers.ts';
import type { Context } from '../context.ts';

/**
 * Every gaining carrier by id: they are few, and orders are shown to their owners with the carrier's name.
 */
export async function carriersById(context: Context): Promise<ReadonlyMap<CarrierId, Carrier>> {
  const carriers = await context.db.forOperator().read((tx) => allCarriers(tx));
  return new Map(carriers.map((carrier) => [carrier.id, carrier]));
}
