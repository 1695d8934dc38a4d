import { actorOf } from '../../core/actor.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import { deleteSession } from '../../storage/sessions.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { Context } from '../context.ts';
import { providerSignOutUrl } from './end-sessions-by-provider.ts';

/**
 * Ends a person's session; gives where their browser goes to sign out at their provider as well, if anywhere.
 * Refuses `not_found` to API tokens, which have no session: they are revoked instead.
 */
export async function signOut(
  context: Context,
  principal: Principal,
  sessionToken: string | null,
): Promise<string | null> {
  if (principal.kind !== 'user' || sessionToken === null) throw new Refusal('not_found');
  const { id: userId, memberships } = principal;
  const actor = actorOf(principal);
  // Asked first: with the session what the provider is shown is gone.
  const providerUrl = await providerSignOutUrl(context, principal);
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const wasOpen = await deleteSession(tx, hashToken(sessionToken));
    if (!wasOpen) return;
    await auditPerson(tx, { actor, action: 'user.signed_out', userId, memberships, detail: {} }, at);
  });
  return providerUrl;
}
