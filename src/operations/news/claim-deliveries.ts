import type { Id } from '../../core/ids.ts';
import {
  type ClaimedDelivery,
  dueOfEndpoints,
  endLease,
  extendLease,
  leaseDeliveries,
  leaseEndpoints,
} from '../../storage/claimed-deliveries.ts';
import type { Context } from '../context.ts';

/** Deliveries one worker sends one after the other. */
export interface Lane {
  /** Null: a single delivery with no order to keep. */
  endpointId: Id<'webhookEndpoint'> | null;
  leasedUntil: Date;
  deliveries: readonly ClaimedDelivery[];
}

/** Long enough for several receivers' time limits; how late a killed worker's deliveries are at most. */
export const leaseMs = 60_000;
/** What a lane takes at once; it is settled as it goes, so that a kill sends few of them again. */
const laneLength = 200;

function leaseFrom(context: Context) {
  const now = context.clock.now();
  return { now, until: new Date(now.getTime() + leaseMs) };
}

/** Takes what is due by these channels, for at most so many lanes. What another worker has is left to it. */
export async function claimDeliveries(
  context: Context,
  { lanesMax, channels }: { lanesMax: number; channels: readonly string[] },
): Promise<Lane[]> {
  const lease = leaseFrom(context);
  const leasedUntil = lease.until;
  return context.db.forOperator().passingTransaction(async (tx) => {
    const [endpoints, single] = await Promise.all([
      leaseEndpoints(tx, lease, lanesMax),
      leaseDeliveries(tx, lease, { channels, limit: lanesMax }),
    ]);
    const limit = { now: lease.now, each: laneLength };
    const due = endpoints.length > 0 ? await dueOfEndpoints(tx, endpoints, limit) : [];
    return [
      ...endpoints.map(({ id: endpointId }) => {
        const deliveries = due.filter(({ endpoint }) => endpoint?.id === endpointId);
        return { endpointId, leasedUntil, deliveries };
      }),
      ...single.map((delivery) => ({ endpointId: null, leasedUntil, deliveries: [delivery] })),
    ];
  });
}

/**
 * The same endpoint's next deliveries, the lease prolonged; null when there is nothing due, the endpoint was
 * paused, or the lease is another's by now.
 */
export async function claimNext(context: Context, { endpointId, leasedUntil }: Lane): Promise<Lane | null> {
  if (endpointId === null) return null;
  const { now, until } = leaseFrom(context);
  return context.db.forOperator().passingTransaction(async (tx) => {
    const endpoint = await extendLease(tx, endpointId, { from: leasedUntil, until });
    if (!endpoint) return null;
    const deliveries = await dueOfEndpoints(tx, [endpoint], { now, each: laneLength });
    if (deliveries.length > 0) return { endpointId, leasedUntil: until, deliveries };
    await endLease(tx, endpointId, until);
    return null;
  });
}

/** Gives the endpoint back before its lease ends. */
export async function leaveLane(context: Context, { endpointId, leasedUntil }: Lane): Promise<void> {
  if (endpointId === null) return;
  await context.db.forOperator().passingTransactionOfOne((tx) => endLease(tx, endpointId, leasedUntil));
}
