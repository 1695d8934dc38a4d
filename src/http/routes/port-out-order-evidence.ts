import type { z } from 'zod';
import type { orderEvidence } from '../../contract/port-out-order-evidence.ts';
import { maskedAccountNumber } from '../../core/masked-account-number.ts';
import type { Context } from '../../operations/context.ts';
import { getOrderEvidence, type OrderEvidence } from '../../operations/orders/get-order-evidence.ts';
import type { Handlers } from '../call.ts';
import { type Asker, viewerOf } from './answer-order.ts';
import { presentEvent, presentOrder } from './port-out-order-answers.ts';

export function portOutOrderEvidenceHandlers(context: Context): Handlers<'getOrderEvidence'> {
  return {
    getOrderEvidence: async (call) => {
      const evidence = await getOrderEvidence(context, call.principal, call.params.id);
      const name = `evidence-${evidence.order.id}.json`;
      call.reply.header('content-disposition', `attachment; filename="${name}"`);
      return present(context, call, evidence);
    },
  };
}

async function present(
  context: Context,
  asker: Asker,
  evidence: OrderEvidence,
): Promise<z.input<typeof orderEvidence>> {
  const { numbers, source } = evidence;
  const accountNumber = maskedAccountNumber(evidence.order.accountNumber);
  const viewer = await viewerOf(context, asker);
  const order = presentOrder({ ...evidence.order, accountNumber }, numbers, viewer);
  return {
    madeAt: evidence.madeAt.toISOString(),
    order,
    secondsSincePort: evidence.secondsSincePort,
    source: { ...source, carrier: order.carrier ?? null },
    // What a supplement changed stands in a list of its own.
    history: evidence.history.map(presentEvent),
    supplements: evidence.supplements.map((one) => ({
      ...one,
      receivedAt: one.receivedAt.toISOString(),
      detail: withAccountMasked(one.detail) as Record<string, unknown>,
    })),
    disputes: evidence.disputes.map((one) => ({
      ...one,
      openedAt: one.openedAt.toISOString(),
      resolvedAt: one.resolvedAt?.toISOString() ?? null,
    })),
    auditEntries: [...evidence.auditEntries],
    told: evidence.told.map((one) => ({
      ...one,
      at: one.at.toISOString(),
      sentAt: one.sentAt?.toISOString() ?? null,
    })),
  };
}

/** Whatever stands under `accountNumber`, or is a change of that field, masked at any depth. */
function withAccountMasked(value: unknown, isAccount = false): unknown {
  if (typeof value === 'string') return isAccount ? maskedAccountNumber(value) : value;
  if (Array.isArray(value)) return value.map((one) => withAccountMasked(one, isAccount));
  if (value === null || typeof value !== 'object') return value;
  const isOfAccount = isAccount || ('field' in value && value.field === 'accountNumber');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'field' ? one : withAccountMasked(one, isOfAccount || name === 'accountNumber'),
    ]),
  );
}
