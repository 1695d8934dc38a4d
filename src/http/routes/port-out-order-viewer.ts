import type { Principal } from '../../core/principal.ts';
import { carriersById } from '../../operations/carriers-by-id.ts';
import type { Context } from '../../operations/context.ts';
import type { Language } from '../language.ts';
import type { Viewer } from './port-out-order-answers.ts';

/** As much of a call as decides what is shown. */
export interface Asker {
  principal: Principal;
  language: Language;
}

/** Who looks at an order, with the names of the carriers where those are theirs to know. */
export async function viewerOf(context: Context, { principal, language }: Asker): Promise<Viewer> {
  if (principal.kind === 'carrier') return { principal, language, carriers: new Map() };
  return { principal, language, carriers: await carriersById(context) };
}
