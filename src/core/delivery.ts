/**
 * How a try went: sent, to be tried again, never, or (a mail without a server) laid aside. The words are for
 * the operator and never hold a secret.
 */
export type DeliveryOutcome = 'sent' | { retry: string } | { dead: string } | { notSent: string };

export const deliveryStates = ['waiting', 'sent', 'dead', 'not_sent'] as const;
/** Where a delivery stands. */
export type DeliveryState = (typeof deliveryStates)[number];
