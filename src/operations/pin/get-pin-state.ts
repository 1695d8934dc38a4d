import { requirePermission } from '../../core/access.ts';
import { isPinCountry } from '../../core/countries.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findOperatorPolicy } from '../../storage/before-tenant/requests.ts';
import { findOrganization } from '../../storage/organizations.ts';
import { pinFailuresMax } from '../../storage/pin-attempts.ts';
import { listPinGenerations, type PinGeneration, pinCounter } from '../../storage/port-out-pins.ts';
import type { Context } from '../context.ts';

/**
 * The state of an organization's PIN: everything about it but the PIN (product rules P1, P4, P5, 9.1, 9.2).
 */
export interface PinState {
  state: 'not_set' | 'set' | 'on_hold';
  isAvailable: boolean;
  failuresInRow: number;
  attemptsBeforeHold: number;
  onHoldSince: Date | null;
  pinNotSet: 'refuse' | 'skip';
  /** Newest first; the first is the current one. */
  generations: readonly PinGeneration[];
}

export async function getPinState(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<PinState> {
  requirePermission(principal, organizationId, 'pin.read_state');
  return readPinState(context, organizationId);
}

/** The same for operations that have asked permission already. */
export async function readPinState(context: Context, organizationId: OrganizationId): Promise<PinState> {
  const { pinNotSet } = await context.db.beforeTenant((tx) => findOperatorPolicy(tx));
  return context.db.forOrganization(organizationId).read(async (tx) => {
    const organization = await findOrganization(tx);
    if (!organization) throw new Refusal('not_found');
    const generations = await listPinGenerations(tx);
    const { failuresInRow, onHoldSince } = await pinCounter(tx);
    return {
      state: generations.length === 0 ? 'not_set' : onHoldSince ? 'on_hold' : 'set',
      isAvailable: isPinCountry(organization.country),
      failuresInRow,
      attemptsBeforeHold: Math.max(0, pinFailuresMax - failuresInRow),
      onHoldSince,
      pinNotSet,
      generations,
    };
  });
}
