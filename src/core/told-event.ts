/** Facts of an order as they were when something was told of it. */
export interface ToldOrder {
  id: string;
  purchaseOrderNumber: string;
  version: string;
  status: string;
  numberCount: number;
}

export interface ToldEvent {
  id: string;
  kind: string;
  createdAt: string;
  order: ToldOrder | null;
  /** For the owner and the operator. */
  organizationId?: string;
  sequence?: number;
  detail?: Record<string, unknown>;
}

/** An event as it is stored. */
export interface StoredEvent {
  organizationId: string;
  sequence: number;
  id: string;
  kind: string;
  /** `order` in it holds the facts of its order at that moment. */
  detail: Record<string, unknown>;
  createdAt: Date;
}

/**
 * What a receiver outside is told of an event, the same by webhook and in the feed. A gaining carrier gets
 * the public part: what happened to its order, and nothing of whose numbers they are.
 */
export function toldEvent(event: StoredEvent, reader: 'owner' | 'carrier'): ToldEvent {
  const { id, kind, organizationId, sequence } = event;
  const { order: told = null, ...detail } = event.detail;
  const createdAt = event.createdAt.toISOString();
  const order = told as ToldOrder | null;
  if (reader === 'carrier') return { id, kind, createdAt, order };
  return { id, kind, createdAt, order, organizationId, sequence, detail };
}
