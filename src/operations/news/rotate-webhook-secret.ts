import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { seal } from '../../secrets/seal.ts';
import { Secret } from '../../secrets/secret.ts';
import { newWebhookSecret } from '../../secrets/webhook-secret.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { rotateEndpointSecret } from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';
import { type EndpointNamed, endpointIdOf } from './change-webhook-endpoint.ts';
import { endpointPlace } from './endpoint-place.ts';

const previousGoodMs = 24 * 3_600_000;

interface RotatedSecret {
  id: string;
  previousSecretUntil: Date;
}

/**
 * Gives an endpoint a new secret, shown once. For a day messages are signed with the old one too. `remember`
 * gets the answer without the secret.
 */
export async function rotateWebhookSecret(
  context: Context,
  principal: Principal,
  { owner, endpointId }: EndpointNamed,
  remember: (tx: OrganizationTx, rotated: RotatedSecret) => Promise<void>,
): Promise<RotatedSecret & { webhookSecret: string }> {
  const { organizationId, carrierId } = endpointPlace(principal, owner, 'webhook.manage');
  const id = endpointIdOf(endpointId);
  const at = context.clock.now();
  const previousSecretUntil = new Date(at.getTime() + previousGoodMs);
  const webhookSecret = newWebhookSecret();
  const sealed = {
    secret: seal(context.keyRing, Secret.of(webhookSecret), id),
    previousUntil: previousSecretUntil,
  };
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const isThere = await rotateEndpointSecret(tx, { id, carrierId }, sealed);
    if (!isThere) throw new Refusal('not_found');
    const fact = { actor: actorOf(principal), action: 'webhook_endpoint.secret_rotated' };
    const subject = { kind: 'webhook_endpoint', id };
    await appendAudit(tx, { ...fact, subject, detail: { carrierId } }, at);
    await remember(tx, { id, previousSecretUntil });
  });
  return { id, previousSecretUntil, webhookSecret };
}
