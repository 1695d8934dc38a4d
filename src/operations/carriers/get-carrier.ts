import type { CarrierId } from '../../core/ids.ts';
import { lastDays } from '../../core/last-days.ts';
import type { PortOutStatus } from '../../core/port-out-order.ts';
import type { Principal } from '../../core/principal.ts';
import { trafficOfCarrier } from '../../storage/carrier-traffic.ts';
import type { CarrierDetail } from '../../storage/carriers.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from '../operator/get-organization.ts';
import { carrierPlace, requireCarrierThere } from './carrier-place.ts';

export async function getCarrier(
  context: Context,
  principal: Principal,
  carrierId: CarrierId,
): Promise<CarrierDetail> {
  const { operatorId } = carrierPlace(principal, carrierId, 'carrier.list');
  return context.db.forOrganization(operatorId).read((tx) => requireCarrierThere(tx, carrierId));
}

export interface CarrierTraffic {
  timeZone: string;
  /** Every day, also those without orders, oldest first; by status the orders that came on it. */
  days: { date: string; orders: Partial<Record<PortOutStatus, number>> }[];
  orders: number;
  wrongPins: number;
  openOrders: number;
}

/** What a carrier asked for in the last days, over all organizations, in the operator's own time zone. */
export async function getCarrierTraffic(
  context: Context,
  principal: Principal,
  { carrierId, days }: { carrierId: CarrierId; days: number },
): Promise<CarrierTraffic> {
  const { operatorId } = carrierPlace(principal, carrierId, 'carrier.list');
  return context.db.forOperator().read(async (tx) => {
    const own = tx.forOrganization(operatorId);
    await requireCarrierThere(own, carrierId);
    const { timeZone } = await requireOrganization(own);
    const asked = lastDays(context.clock.now(), days, timeZone);
    const starts = asked.map(({ startsAt }) => startsAt);
    const { byDay, ...counted } = await trafficOfCarrier(tx, carrierId, starts);
    const ordersOf = (day: number) =>
      Object.fromEntries(byDay.filter((row) => row.day === day).map(({ status, count }) => [status, count]));
    const laidOut = asked.map(({ date }, index) => ({ date, orders: ordersOf(index + 1) }));
    return { timeZone, days: laidOut, ...counted };
  });
}
