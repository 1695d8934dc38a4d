import { requireCarrier, requirePermission } from '../../core/access.ts';
import { isId } from '../../core/ids.ts';
import type { Action } from '../../core/permissions.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findOrderPlace, type OrderPlace } from '../../storage/before-tenant/requests.ts';
import type { Context } from '../context.ts';

/**
 * Where an order lies, for a principal who may do that action to it. Missing, malformed and foreign ids are
 * told alike: `not_found`. A carrier has its own orders, whoever's they are, and may do to them what its role
 * may.
 */
export async function findVisibleOrder(
  context: Context,
  principal: Principal,
  orderId: string,
  action: Action,
): Promise<OrderPlace> {
  const place = await placeOfOrder(context, orderId);
  if (principal.kind === 'carrier') {
    if (place.carrierId !== principal.carrierId) throw new Refusal('not_found');
    requireCarrier(principal, action);
  } else requirePermission(principal, place.organizationId, action);
  return place;
}

/** Where an order lies, for whoever may see all: who asks is judged by the caller. Refuses `not_found`. */
export async function placeOfOrder(context: Context, orderId: string): Promise<OrderPlace> {
  const place = isId('portOutOrder', orderId)
    ? await context.db.beforeTenant((tx) => findOrderPlace(tx, orderId))
    : null;
  if (!place) throw new Refusal('not_found');
  return place;
}
