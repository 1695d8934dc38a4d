import { requireCarrier, requireOperator } from '../../core/access.ts';
import { type CarrierId, isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { refuseFields } from '../../core/refusal.ts';
import { type Carrier, findCarrier } from '../../storage/carriers.ts';
import type { Context } from '../context.ts';

/** The gaining carrier a request is for. */
export interface Requester {
  carrierId: CarrierId;
  name: string;
}

/**
 * Stage 1 of a decision: the carrier is known and active. A carrier asks for itself; the operator's staff ask
 * on a carrier's behalf and name it.
 */
export async function requesterOf(
  context: Context,
  principal: Principal,
  carrierId: string | undefined,
): Promise<Requester> {
  if (principal.kind === 'carrier') {
    requireCarrier(principal, 'port_out_order.submit');
    if (carrierId !== undefined && carrierId !== principal.carrierId) throw unknownCarrier();
    return { carrierId: principal.carrierId, name: principal.name };
  }
  const operatorId = requireOperator(principal, 'port_out_order.submit');
  if (carrierId === undefined) throw refuseFields({ path: '/carrierId', code: 'required' });
  const carrier = isId('carrier', carrierId)
    ? await context.db
        .forOrganization(operatorId)
        .read((tx): Promise<Carrier | null> => findCarrier(tx, carrierId))
    : null;
  if (carrier?.status !== 'active') throw unknownCarrier();
  return { carrierId: carrier.id, name: carrier.name };
}

function unknownCarrier() {
  return refuseFields({ path: '/carrierId', code: 'unknown_reference' });
}
