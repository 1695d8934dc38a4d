import type { Principal } from '../../core/principal.ts';
import { carriersById } from '../../operations/carriers/carriers-by-id.ts';
import type { Context } from '../../operations/context.ts';
import type { OrderWithNumbers } from '../../operations/orders/get-port-out-order.ts';
import { silenceInForce } from '../../operations/orders/silence-in-force.ts';
import type { PortOutOrder } from '../../storage/port-out-orders.ts';
import type { Language } from '../language.ts';
import { presentOrder, type Viewer } from './port-out-order-answers.ts';

/** As much of a call as decides what is shown. */
export interface Asker {
  principal: Principal;
  language: Language;
}

/**
 * Who looks at orders, with what is theirs to know: carriers by name, and the operator's policy. `listed`:
 * the orders of a list, which are shown without their numbers.
 */
export async function viewerOf(
  context: Context,
  { principal, language }: Asker,
  listed: readonly PortOutOrder[] = [],
): Promise<Viewer> {
  const at = context.clock.now();
  if (principal.kind === 'carrier') return { principal, language, at, carriers: new Map(), silenceOf: null };
  const [carriers, silenceOf] = await Promise.all([carriersById(context), silenceInForce(context, listed)]);
  return { principal, language, at, carriers, silenceOf };
}

/** An order as that caller may see it. */
export async function answerOrder(context: Context, asker: Asker, { order, numbers }: OrderWithNumbers) {
  return presentOrder(order, numbers, await viewerOf(context, asker));
}
