import { systemActor } from '../../core/actor.ts';
import type { Id, OrganizationId } from '../../core/ids.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { changeWebhookEndpoint } from '../../storage/webhook-endpoints.ts';
import type { Context } from '../context.ts';

/** The receiver answered 410: nothing more is sent until somebody says that it is there again. */
export async function pauseGoneEndpoint(
  context: Context,
  endpoint: { organizationId: OrganizationId; id: Id<'webhookEndpoint'>; carrierId: string | null },
): Promise<void> {
  const at = context.clock.now();
  const { id, carrierId } = endpoint;
  await context.db.forOrganization(endpoint.organizationId).transaction(async (tx) => {
    const changed = await changeWebhookEndpoint(tx, { id, carrierId, status: 'paused' });
    if (!changed) return;
    const fact = { actor: systemActor, action: 'webhook_endpoint.changed' };
    const subject = { kind: 'webhook_endpoint', id };
    await appendAudit(tx, { ...fact, subject, detail: { status: 'paused', because: 'gone' } }, at);
  });
}
