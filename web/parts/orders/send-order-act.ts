import { type AnswerOf, request } from '../../api.ts';
import type { ActInput } from './order-act-dialog.tsx';
import type { OrderAct } from './order-actions.tsx';

/** Asks the API for the act, with what it needs of what was filled in. */
export function sendOrderAct(
  id: string,
  act: OrderAct,
  input: ActInput,
): Promise<AnswerOf<'getPortOutOrder'>> {
  const params = { id };
  const note = input.note.trim();
  const dueDate = input.dueDate || undefined;
  switch (act) {
    case 'confirm':
      return request('decidePortOutOrder', { params, body: { decision: act, dueDate, note } });
    case 'refuse':
      return request('decidePortOutOrder', { params, body: { decision: act, reason: input.reason, note } });
    case 'complete': {
      const completedAt = input.leftAt === '' ? undefined : new Date(input.leftAt).toISOString();
      return request('completePortOutOrder', { params, body: { completedAt } });
    }
    case 'dispute':
      return request('disputePortOutOrder', { params, body: { note } });
    case 'callOff':
      return request('cancelPortOutOrder', { params, body: { note } });
    case 'resolve': {
      const { outcome } = input;
      const agreed = outcome === 'dismissed' ? dueDate : undefined;
      return request('resolveDispute', { params, body: { outcome, note, dueDate: agreed } });
    }
  }
}
