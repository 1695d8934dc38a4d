import { requireOneself } from '../../core/fresh-proof.ts';
import type { OrganizationId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { findAccountMeans } from '../../storage/account-means.ts';
import { findSessionStrength } from '../../storage/sessions.ts';
import type { Context } from '../context.ts';

/**
 * The person who asks, where they may change how they sign in here. Refuses as `requireSignInChange` does,
 * and `signed_in_by_provider`: a provider vouches for one organization, and must not be able to make keys to
 * all of a person's others.
 */
export async function requireOwnSignIn(
  context: Context,
  principal: Principal,
): Promise<Extract<Principal, { kind: 'user' }>> {
  const { oneself, providerOf } = await requireSignInChange(context, principal);
  if (providerOf !== null) throw new Refusal('signed_in_by_provider');
  return oneself;
}

/** True of what a session may touch: one that a provider opened only what is of its organization. */
export function isInReach(
  { organizationId }: { organizationId: OrganizationId },
  providerOf: OrganizationId | null,
): boolean {
  return providerOf === null || providerOf === organizationId;
}

/**
 * The person who asks, and whose provider opened their session, if one did: then they change only what is of
 * that organization. Refuses `not_found` to tokens, `step_up_required` without a fresh proof.
 *
 * Where an organization asks for more than the session has, whoever has a second factor shows it first
 * (`second_factor_needed`): else a stolen password would be enough to take it off, or to add another.
 */
export async function requireSignInChange(
  context: Context,
  principal: Principal,
): Promise<{ oneself: Extract<Principal, { kind: 'user' }>; providerOf: OrganizationId | null }> {
  const oneself = requireOneself(principal, { isSensitive: true });
  const { sessionId, id: userId } = oneself;
  const [strength, { hasTotp, hasPasskey }] = await context.db
    .forOperator()
    .read(async (tx) => [await findSessionStrength(tx, sessionId), await findAccountMeans(tx, userId)]);
  if (!strength) throw new Refusal('not_signed_in');
  const { providerOf } = strength;
  const isAsked = oneself.memberships.some(({ barredBy }) => barredBy);
  if (isAsked && !strength.hasTwoFactors && (hasTotp || hasPasskey)) {
    throw new Refusal('second_factor_needed');
  }
  return { oneself, providerOf };
}
