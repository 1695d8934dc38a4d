import { actorOf } from '../../core/actor.ts';
import type { CarrierId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { openOrdersOfCarrier } from '../../storage/carrier-traffic.ts';
import {
  type CarrierDetail,
  resumeCarrier as resume,
  suspendCarrier as suspend,
} from '../../storage/carriers.ts';
import type { Context } from '../context.ts';
import { carrierPlace, requireCarrierThere } from './carrier-place.ts';

interface Asked {
  carrierId: CarrierId;
  reason: string;
}

/**
 * Suspends a carrier: its tokens and OAuth clients are refused `access_suspended` from this moment. Orders
 * that have not ended stay as they are; the record says how many. Refuses `carrier_suspended` when it is.
 */
export async function suspendCarrier(
  context: Context,
  principal: Principal,
  { carrierId, reason }: Asked,
): Promise<CarrierDetail> {
  const { operatorId } = carrierPlace(principal, carrierId, 'carrier.suspend');
  const at = context.clock.now();
  const actor = actorOf(principal);
  return context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(operatorId);
    await requireCarrierThere(tx, carrierId);
    const carrier = await suspend(tx, carrierId, { by: actor.name, reason, at });
    if (!carrier) throw new Refusal('carrier_suspended');
    const openOrders = await openOrdersOfCarrier(operatorTx, carrierId);
    const subject = { kind: 'carrier', id: carrierId };
    const detail = { name: carrier.name, reason, openOrders };
    await appendAudit(tx, { actor, action: 'carrier.suspended', subject, detail }, at);
    return carrier;
  });
}

/**
 * Lets a suspended carrier in again, with the tokens it has. Refuses `carrier_not_suspended` when it is not.
 */
export async function resumeCarrier(
  context: Context,
  principal: Principal,
  { carrierId, reason }: Asked,
): Promise<CarrierDetail> {
  const { operatorId } = carrierPlace(principal, carrierId, 'carrier.suspend');
  const at = context.clock.now();
  return context.db.forOrganization(operatorId).transaction(async (tx) => {
    await requireCarrierThere(tx, carrierId);
    const carrier = await resume(tx, carrierId);
    if (!carrier) throw new Refusal('carrier_not_suspended');
    const subject = { kind: 'carrier', id: carrierId };
    const detail = { name: carrier.name, reason };
    await appendAudit(tx, { actor: actorOf(principal), action: 'carrier.resumed', subject, detail }, at);
    return carrier;
  });
}
