import { actorOf } from '../../core/actor.ts';
import { type Delegation, delegationMs } from '../../core/delegation.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { putDelegation } from '../../storage/delegations.ts';
import type { Context } from '../context.ts';
import { requireCustomer } from '../operator/get-organization.ts';
import { requireDelegating } from './end-delegation.ts';

/**
 * A person of the operator says why they act for a customer: it stands in the customer's own record, and
 * holds for this session and 60 minutes. Said anew, the new reason holds from then on.
 *
 * Refuses `not_found` to API tokens, which have no session and need no reason.
 */
export async function openDelegation(
  context: Context,
  principal: Principal,
  { organizationId, reason }: { organizationId: OrganizationId; reason: string },
): Promise<Delegation> {
  const person = requireDelegating(principal, organizationId);
  const at = context.clock.now();
  const endsAt = new Date(at.getTime() + delegationMs);
  const delegation = { organizationId, reason, endsAt };
  await context.db.forOrganization(organizationId).transaction(async (tx) => {
    await requireCustomer(tx);
    await putDelegation(tx, { sessionId: person.sessionId, reason, openedAt: at, endsAt });
    const actor = actorOf({ ...person, delegations: [delegation] });
    const subject = { kind: 'organization', id: organizationId };
    const detail = { reason, until: endsAt.toISOString() };
    await appendAudit(tx, { actor, action: 'operator.acting', subject, detail }, at);
  });
  return delegation;
}
