import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { endDelegation as end } from '../../storage/delegations.ts';
import type { Context } from '../context.ts';
import { requireCustomer } from '../operator/get-organization.ts';

/** The person who may act for that organization. Refuses `not_found` to API tokens: they have no session. */
export function requireDelegating(
  principal: Principal,
  organizationId: OrganizationId,
): Extract<Principal, { kind: 'user' }> {
  requirePermission(principal, organizationId, 'delegation.open');
  if (principal.kind !== 'user') throw new Refusal('not_found');
  return principal;
}

/** Ends acting for that organization; ended already, nothing is done. */
export async function endDelegation(
  context: Context,
  principal: Principal,
  organizationId: OrganizationId,
): Promise<void> {
  const person = requireDelegating(principal, organizationId);
  const at = context.clock.now();
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireCustomer(tx);
    if (!(await end(tx, person.sessionId, at))) return;
    const subject = { kind: 'organization', id: organizationId };
    const fact = { actor: actorOf(principal), action: 'operator.acting_ended', subject, detail: {} };
    await appendAudit(tx, fact, at);
  });
}
