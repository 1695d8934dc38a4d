import { requireOperator } from '../../core/access.ts';
import type { CarrierId, OrganizationId } from '../../core/ids.ts';
import type { Action } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { type CarrierDetail, findCarrier } from '../../storage/carriers.ts';
import type { OrganizationTx } from '../../storage/tx.ts';

export interface CarrierPlace {
  carrierId: CarrierId;
  /** The operator's own organization, with which carriers are registered. */
  operatorId: OrganizationId;
}

/** Where a carrier is registered, for a principal who may do that to it. */
export function carrierPlace(principal: Principal, carrierId: CarrierId, action: Action): CarrierPlace {
  return { carrierId, operatorId: requireOperator(principal, action) };
}

/** The carrier; refuses `not_found` when there is none. */
export async function requireCarrierThere(tx: OrganizationTx, id: CarrierId): Promise<CarrierDetail> {
  const carrier = await findCarrier(tx, id);
  if (!carrier) throw new Refusal('not_found');
  return carrier;
}
