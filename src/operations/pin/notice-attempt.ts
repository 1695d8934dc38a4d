import type { Actor } from '../../core/actor.ts';
import type { PortOutOrderId } from '../../core/ids.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { AttemptCount } from '../../storage/pin-attempts.ts';
import type { OrganizationTx } from '../../storage/tx.ts';
import { tell } from '../news/tell.ts';

/** Wrong PINs in a row at which the organization is told (product rule 9.2); at the tenth decisions stop. */
const alertsAt: readonly number[] = [3, 5];

/** Tells the organization of wrong PINs in a row, where there are as many as it is told of. */
export async function noticeAttempt(
  tx: OrganizationTx,
  { actor, carrier, orderId, at }: { actor: Actor; carrier: string; orderId: PortOutOrderId; at: Date },
  { failuresInRow, isStop }: AttemptCount,
): Promise<void> {
  if (!isStop && !alertsAt.includes(failuresInRow)) return;
  const kind = isStop ? 'pin_on_hold' : 'wrong_pin_alert';
  await tell(tx, { kind, orderId, detail: { failuresInRow, carrier }, at });
  const action = isStop ? 'pin.put_on_hold' : 'pin.wrong_tries_noticed';
  const subject = { kind: 'organization', id: tx.organizationId };
  await appendAudit(tx, { actor, action, subject, detail: { failuresInRow, orderId } }, at);
}
