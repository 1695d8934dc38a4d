import { requirePermission } from '../../core/access.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { countsOf } from '../../storage/organizations.ts';
import { listPinGenerations, pinCounter } from '../../storage/port-out-pins.ts';
import type { Context } from '../context.ts';
import { requireOrganization } from './get-organization.ts';

export interface Overview {
  phoneNumbers: { active: number; portedOut: number };
  portOutOrders: Record<string, number>;
  pinState: 'not_set' | 'set' | 'on_hold';
}

/** The counts of the home page, and whether the PIN is set: a program needs the scopes of both. */
export async function getOverview(
  context: Context,
  principal: Principal,
  id: OrganizationId,
): Promise<Overview> {
  requirePermission(principal, id, 'organization.read');
  requirePermission(principal, id, 'pin.read_state');
  return context.db.forOrganization(id).read(async (tx) => {
    await requireOrganization(tx);
    const { active, portedOut, orders } = await countsOf(tx);
    const isSet = (await listPinGenerations(tx)).length > 0;
    const { onHoldSince } = await pinCounter(tx);
    return {
      phoneNumbers: { active, portedOut },
      portOutOrders: orders,
      pinState: !isSet ? 'not_set' : onHoldSince ? 'on_hold' : 'set',
    };
  });
}
