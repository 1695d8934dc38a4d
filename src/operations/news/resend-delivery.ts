import { requireOperator } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import { isId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { resend } from '../../storage/delivery-lists.ts';
import type { Context } from '../context.ts';

/**
 * Tries a delivery again that was given up or not sent, with all its tries before it. Refuses
 * `delivery_not_given_up`. Recorded with the operator: it is their act.
 */
export async function resendDelivery(
  context: Context,
  principal: Principal,
  deliveryId: string,
): Promise<void> {
  const operatorId = requireOperator(principal, 'delivery.resend');
  if (!isId('delivery', deliveryId)) throw new Refusal('not_found');
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const resent = await resend(tx, deliveryId, at);
    if (resent === 'not_found') throw new Refusal('not_found');
    if (resent === 'not_given_up') throw new Refusal('delivery_not_given_up');
    const fact = { actor: actorOf(principal), action: 'delivery.resent' };
    const subject = { kind: 'delivery', id: deliveryId };
    await appendAudit(tx.forOrganization(operatorId), { ...fact, subject, detail: { ...resent } }, at);
  });
}
