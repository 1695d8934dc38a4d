/**
 * What a gaining carrier may learn of, of its own orders. Everything else is the owner's: an unproven carrier
 * must not learn how many wrong PINs were counted, nor what the owner and the desk say to each other.
 */
const kindsForCarrier: ReadonlySet<string> = new Set([
  'order_held',
  'order_confirmed',
  'order_rejected',
  'order_amended',
  'order_completed',
  'order_cancelled',
  'order_disputed',
  'dispute_resolved',
  'order_returned',
  'order_expired',
  'order_commented',
]);

/** True when the order's carrier may learn that it happened. A comment says in `audience` whom it is for. */
export function isForCarrier(kind: string, detail: Record<string, unknown>): boolean {
  if (kind === 'order_commented' && detail.audience !== 'carrier') return false;
  return kindsForCarrier.has(kind);
}
