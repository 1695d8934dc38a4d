import { requirePermission } from '../../core/access.ts';
import { actorOf } from '../../core/actor.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { type SessionStrength, type SignInPolicy, strengthMeets } from '../../core/sign-in-policy.ts';
import { appendAudit } from '../../storage/audit-entries.ts';
import { findSessionStrength } from '../../storage/sessions.ts';
import { lockSignInPolicy, setSignInPolicy } from '../../storage/sign-in-policies.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import type { Context } from '../context.ts';
import { tell } from '../news/tell.ts';

/** A program has no session: it counts as two factors, because no policy stands in its way. */
const programStrength: SessionStrength = { hasTwoFactors: true, providerOf: null };

/**
 * Sets how an organization's people have to sign in, from their next request on: whoever is not signed in
 * that way is let in nowhere there until they are. Refuses `sign_in_policy_not_met` where whoever sets it did
 * not come that way themselves, which also proves that the way works.
 */
export async function changeSignInPolicy(
  context: Context,
  principal: Principal,
  { organizationId, policy }: { organizationId: OrganizationId; policy: SignInPolicy },
): Promise<void> {
  requirePermission(principal, organizationId, 'sign_in.manage');
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const own = tx.forOrganization(organizationId);
    const previousPolicy = await lockSignInPolicy(own);
    if (previousPolicy === null) throw new Refusal('not_found');
    if (previousPolicy === policy) return;
    // With the lock held: the provider that opened the session cannot end meanwhile, nor the session by that.
    if (!strengthMeets(policy, organizationId, await strengthOf(tx, principal))) {
      throw new Refusal('sign_in_policy_not_met');
    }
    await setSignInPolicy(own, policy);
    const actor = actorOf(principal);
    const news = { by: actor.name, policy };
    await tell(own, { kind: 'sign_in_policy_changed', orderId: null, detail: news, at });
    const subject = { kind: 'organization', id: organizationId };
    const fact = { actor, action: 'sign_in_policy.changed', subject };
    await appendAudit(own, { ...fact, detail: { policy, previousPolicy } }, at);
  });
}

async function strengthOf(tx: OperatorTx, principal: Principal): Promise<SessionStrength> {
  if (principal.kind !== 'user') return programStrength;
  const strength = await findSessionStrength(tx, principal.sessionId);
  if (!strength) throw new Refusal('not_signed_in');
  return strength;
}
