import type { PortOutStatus } from './port-out-order.ts';

/** Why an order is on the porting desk; null: nobody has to do anything about it now. */
export type DeskState = 'held' | 'stalled' | 'disputed';

interface Facts {
  status: PortOutStatus;
  firmOrderCommitmentAt: Date | null;
}

/** A confirmed order is stalled once its date has passed: somebody has to complete or to cancel it. */
export function deskStateOf({ status, firmOrderCommitmentAt }: Facts, now: Date): DeskState | null {
  if (status === 'held' || status === 'disputed') return status;
  const isPast = firmOrderCommitmentAt !== null && firmOrderCommitmentAt <= now;
  return status === 'confirmed' && isPast ? 'stalled' : null;
}
