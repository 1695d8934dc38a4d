import type { DeliveryOutcome } from '../core/delivery.ts';
import type { ClaimedDelivery } from '../storage/claimed-deliveries.ts';

/** Sends deliveries of one channel. It does not throw for what the other side does: that is an outcome. */
export interface Sender {
  send(delivery: ClaimedDelivery): Promise<DeliveryOutcome>;
}

/** Who sends by which channel. A channel without a sender keeps its deliveries waiting. */
export type Senders = Readonly<Partial<Record<ClaimedDelivery['channel'], Sender>>>;
