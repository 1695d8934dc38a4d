import type { z } from 'zod';
import type { portOutOrderSupplement } from '../../contract/port-out-order-supplements.ts';
import type { Context } from '../../operations/context.ts';
import { amendPortOutOrder, type Supplement } from '../../operations/orders/amend-port-out-order.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Handlers } from '../call.ts';
import { viewerOf } from './answer-order.ts';
import { presentOrder } from './port-out-order-answers.ts';

export function portOutOrderSupplementHandlers(context: Context): Handlers<'amendPortOutOrder'> {
  return {
    amendPortOutOrder: async (call) => {
      const viewer = await viewerOf(context, call);
      const input = { orderId: call.params.id, ...supplementOf(call.body) };
      const amended = await amendPortOutOrder(context, call.principal, input, (tx, made) =>
        call.remember(tx, 201, presentOrder(made.order, made.numbers, viewer)),
      );
      return presentOrder(amended.order, amended.numbers, viewer);
    },
  };
}

/** The PIN goes into a `Secret` here and is not seen again outside secrets/. An empty one is none. */
function supplementOf(body: z.output<typeof portOutOrderSupplement>): Supplement {
  if (body.kind !== 'correction') return body;
  const { kind, version, pin, ...correction } = body;
  return { kind, version, correction, pin: pin ? Secret.of(pin) : null };
}
