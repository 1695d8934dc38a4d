import { actorOf } from '../../core/actor.ts';
import { type CarrierId, isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { revokeOauthClient as revoke } from '../../storage/oauth-clients.ts';
import type { Context } from '../context.ts';
import { carrierPlace } from './carrier-place.ts';

/** Ends a client and every token it got: all are refused from this moment. */
export async function revokeOauthClient(
  context: Context,
  principal: Principal,
  { carrierId, clientId }: { carrierId: CarrierId; clientId: string },
): Promise<void> {
  const { operatorId } = carrierPlace(principal, carrierId, 'oauth_client.revoke');
  if (!isId('oauthClient', clientId)) throw new Refusal('not_found');
  const at = context.clock.now();
  await context.db.forOrganization(operatorId).transaction(async (tx) => {
    if (!(await revoke(tx, { id: clientId, carrierId, at }))) throw new Refusal('not_found');
    const subject = { kind: 'oauth_client', id: clientId };
    const entry = {
      actor: actorOf(principal),
      action: 'oauth_client.revoked',
      subject,
      detail: { carrierId },
    };
    await appendAudit(tx, entry, at);
  });
}
