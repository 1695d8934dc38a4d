import { operatorMembership, requireCarrier, requireOperator, requirePermission } from '../../core/access.ts';
import { isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal, refuseFields } from '../../core/refusal.ts';
import {
  listOrdersOfCarrier,
  listOrdersOfEveryone,
  listOrdersOfOrganization,
  type OrderFilter,
  type OrderSummary,
} from '../../storage/port-out-order-lists.ts';
import { carriersNamed } from '../carriers/carriers-named.ts';
import type { Context } from '../context.ts';

/**
 * Port-out orders, newest first: a carrier's own, an organization's, or for the operator all of them.
 * Without `organizationId` a person or token of one organization means that one. A carrier knows of no
 * organizations, so one it names is refused, whether it is there or not.
 */
export async function listPortOutOrders(
  context: Context,
  principal: Principal,
  asked: Omit<OrderFilter, 'carrierIds'> & { organizationId: string | null; carrier: string | null },
): Promise<OrderSummary[]> {
  const carrierIds = asked.carrier === null ? null : await carriersNamed(context, asked.carrier);
  const filter = { ...asked, carrierIds };
  if (principal.kind === 'carrier') {
    requireCarrier(principal, 'port_out_order.read');
    if (filter.organizationId !== null) {
      throw refuseFields({ path: '/organizationId', code: 'unknown_reference' });
    }
    return context.db.forOperator().read((tx) => listOrdersOfCarrier(tx, principal.carrierId, filter));
  }
  const organizationId = filter.organizationId ?? onlyOrganization(principal);
  if (organizationId === null) {
    requireOperator(principal, 'port_out_order.read');
    return context.db.forOperator().read((tx) => listOrdersOfEveryone(tx, filter));
  }
  if (!isId('organization', organizationId)) throw new Refusal('not_found');
  requirePermission(principal, organizationId, 'port_out_order.read');
  return context.db.forOrganization(organizationId).read((tx) => listOrdersOfOrganization(tx, filter));
}

/** The one organization the principal can mean, or null for the operator, who may mean them all. */
export function onlyOrganization(principal: Exclude<Principal, { kind: 'carrier' }>): string | null {
  if (operatorMembership(principal)) return null;
  const memberships = principal.kind === 'token' ? [principal.membership] : principal.memberships;
  const [only] = memberships;
  if (!only || memberships.length > 1) throw new Refusal('not_permitted');
  return only.organizationId;
}
