import type { PortOutOrderId } from '../../core/ids.ts';
import type { PortOutDecision } from '../../core/port-out-order.ts';
import type { SilenceOutcome } from '../../core/silence.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { tell } from '../news/tell.ts';

export interface DecisionToTell extends Pick<PortOutDecision, 'status' | 'numbers'> {
  /** Of a held order: what becomes of it when nobody answers, as things stand. */
  ifSilent: SilenceOutcome['kind'] | null;
}

/** Tells of the numbers that leave or wait; those refused by themselves are in the order. */
export async function noticeDecision(
  tx: OrganizationTx,
  { carrier, orderId, at }: { carrier: string; orderId: PortOutOrderId; at: Date },
  { status, numbers, ifSilent }: DecisionToTell,
): Promise<void> {
  if (status === 'rejected') return;
  const kind = status === 'held' ? 'order_held' : 'order_confirmed';
  const concerned = numbers.filter((number) => number.status === status);
  const detail = {
    carrier,
    numberCount: concerned.length,
    firstNumber: concerned[0]?.number,
    ...(ifSilent && { ifSilent }),
  };
  await tell(tx, { kind, orderId, detail, at });
}
