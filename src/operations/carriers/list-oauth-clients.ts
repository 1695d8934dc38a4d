import type { CarrierId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { listOauthClients as list, type OauthClient } from '../../storage/oauth-clients.ts';
import type { Context } from '../context.ts';
import { carrierPlace, requireCarrierThere } from './carrier-place.ts';

/** A carrier's OAuth clients, newest first, revoked ones among them. */
export async function listOauthClients(
  context: Context,
  principal: Principal,
  page: { carrierId: CarrierId; limit: number; beforeId: string | null },
): Promise<OauthClient[]> {
  const { operatorId } = carrierPlace(principal, page.carrierId, 'carrier.list');
  return context.db.forOrganization(operatorId).read(async (tx) => {
    await requireCarrierThere(tx, page.carrierId);
    return list(tx, page);
  });
}
