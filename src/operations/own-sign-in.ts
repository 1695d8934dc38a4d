import { requireOneself } from '../core/fresh-proof.ts';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import { findSessionProvider } from '../storage/sessions.ts';
import type { Context } from './context.ts';

/**
 * The person who asks, where they may change how they sign in here. Refuses `not_found` to tokens,
 * `step_up_required` without a fresh proof, and `signed_in_by_provider`: a provider vouches for one
 * organization, and must not be able to make keys to all of a person's others.
 */
export async function requireOwnSignIn(
  context: Context,
  principal: Principal,
): Promise<Extract<Principal, { kind: 'user' }>> {
  const oneself = requireOneself(principal, { isSensitive: true });
  const provider = await context.db.forOperator().read((tx) => findSessionProvider(tx, oneself.sessionId));
  if (provider) throw new Refusal('signed_in_by_provider');
  return oneself;
}
