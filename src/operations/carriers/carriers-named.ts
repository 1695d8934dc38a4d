import type { CarrierId } from '../../core/ids.ts';
import type { Context } from '../context.ts';
import { carriersById } from './carriers-by-id.ts';

/** The gaining carriers with that SPID or that text in their name, however it is capitalized. */
export async function carriersNamed(context: Context, text: string): Promise<CarrierId[]> {
  const wanted = text.trim().toLowerCase();
  const carriers = [...(await carriersById(context)).values()];
  return carriers
    .filter(({ name, spid }) => spid.toLowerCase() === wanted || name.toLowerCase().includes(wanted))
    .map(({ id }) => id);
}
