import type { Actor } from '../../core/actor.ts';
import type { OrganizationId, PortOutOrderId } from '../../core/ids.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { tell } from '../news/tell.ts';

/**
 * Each organization whose numbers were named in an order that is not its own learns in its own record that an
 * attempt was made on them, and nothing of the others.
 */
export async function tellNamedOrganizations(
  operatorTx: OperatorTx,
  named: readonly OrganizationId[],
  attempt: { carrier: string; actor: Actor; orderId: PortOutOrderId; at: Date },
): Promise<void> {
  const { carrier, actor, orderId, at } = attempt;
  const subject = { kind: 'port_out_order', id: orderId };
  // In order of id, so that two such requests never wait for each other's chains in a circle.
  for (const organizationId of [...named].sort()) {
    const tx = operatorTx.forOrganization(organizationId);
    await tell(tx, { kind: 'attempt_on_numbers', orderId: null, detail: { carrier }, at });
    const action = 'port_out_order.attempted_on_numbers';
    await appendAudit(tx, { actor, action, subject, detail: {} }, at);
  }
}
