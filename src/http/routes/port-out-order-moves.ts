import type { Context } from '../../operations/context.ts';
import { cancelPortOutOrder } from '../../operations/orders/cancel-port-out-order.ts';
import { disputePortOutOrder } from '../../operations/orders/dispute-port-out-order.ts';
import { resolveDispute } from '../../operations/orders/resolve-dispute.ts';
import type { Handlers } from '../call.ts';
import { answerOrder } from './answer-order.ts';

type Routes = 'cancelPortOutOrder' | 'disputePortOutOrder' | 'resolveDispute';

export function portOutOrderMoveHandlers(context: Context): Handlers<Routes> {
  return {
    cancelPortOutOrder: async (call) => {
      const input = { orderId: call.params.id, ...call.body };
      return answerOrder(context, call, await cancelPortOutOrder(context, call.principal, input));
    },
    disputePortOutOrder: async (call) => {
      const input = { orderId: call.params.id, ...call.body };
      return answerOrder(context, call, await disputePortOutOrder(context, call.principal, input));
    },
    resolveDispute: async (call) => {
      const input = { orderId: call.params.id, ...call.body };
      return answerOrder(context, call, await resolveDispute(context, call.principal, input));
    },
  };
}
