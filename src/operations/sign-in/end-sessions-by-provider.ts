import { systemActor } from '../../core/actor.ts';
import type { OrganizationId, UserId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { SignInProviderId } from '../../core/sign-in-provider.ts';
import { unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { endSessionsOfProvider, findSessionProvider } from '../../storage/sessions.ts';
import { findSignInProvider } from '../../storage/sign-in-providers.ts';
import { isKeyRemembered, rememberKey, throttleKey } from '../../storage/throttles.ts';
import type { OperatorTx } from '../../storage/tx.ts';
import { auditPerson } from '../account/audit-person.ts';
import type { Context } from '../context.ts';
import { providerClient } from './provider-client.ts';
import { idTokenPlace } from './sign-in-by-provider.ts';

interface ProviderNamed {
  organizationId: OrganizationId;
  providerId: SignInProviderId;
}

/**
 * Back-channel sign-out: the provider says, signed, whose session is over; it ends at once, wherever it is
 * open. Each token counts once. Refuses `not_found`, `sign_in_answer_refused`, `sign_in_clock_wrong`,
 * `sign_in_provider_unreachable`.
 */
export async function endSessionsByToken(
  context: Context,
  { organizationId, providerId, token }: ProviderNamed & { token: Secret },
): Promise<void> {
  const provider = await context.db
    .forOrganization(organizationId)
    .read((tx) => findSignInProvider(tx, providerId));
  if (provider?.status !== 'active') throw new Refusal('not_found');
  const at = context.clock.now();
  const client = providerClient(context, provider);
  const news = await context.identityProviders.checkLogoutToken(client, token, at);
  const { issuer, subject, sid, tokenId, expiresAt } = news;
  const key = throttleKey('sign-in/logout-token', `${providerId}\n${issuer}\n${tokenId}`);
  await context.db.forOperator().transaction(async (tx) => {
    if (await isKeyRemembered(tx, key, at)) {
      throw new Refusal('sign_in_answer_refused', { internal: 'a logout token that came before' });
    }
    // A minute longer than it could be taken for valid.
    await rememberKey(tx, key, new Date(expiresAt.getTime() + 2 * 60_000));
    const ended = await endSessionsOfProvider(tx, { organizationId, providerId, issuer, subject, sid });
    await auditEnds(tx, organizationId, ended, at);
  });
}

async function auditEnds(
  tx: OperatorTx,
  organizationId: OrganizationId,
  ended: readonly UserId[],
  at: Date,
): Promise<void> {
  for (const userId of new Set(ended)) {
    const act = { actor: systemActor, action: 'user.signed_out' as const, userId };
    await auditPerson(tx, { ...act, memberships: [{ organizationId }], detail: { by: 'provider' } }, at);
  }
}

/**
 * Front-channel sign-out: the provider has the person's browser open a page of ours inside one of its own.
 * Browsers send no cookie of ours there; what the provider calls its session, which only it and the ID token
 * know, says which of ours is over. What was found is not told.
 */
export async function endSessionsBySid(
  context: Context,
  { organizationId, providerId, issuer, sid }: ProviderNamed & { issuer: string; sid: string },
): Promise<void> {
  const at = context.clock.now();
  await context.db.forOperator().transaction(async (tx) => {
    const ended = await endSessionsOfProvider(tx, { organizationId, providerId, issuer, subject: null, sid });
    await auditEnds(tx, organizationId, ended, at);
  });
}

/**
 * Where a person's browser goes to sign out at the provider as well; null for a session opened here, or where
 * the provider offers none or cannot be reached: here they are signed out in any case.
 */
export async function providerSignOutUrl(
  context: Context,
  principal: Extract<Principal, { kind: 'user' }>,
): Promise<string | null> {
  const { sessionId, id: userId } = principal;
  const found = await context.db.forOperator().read(async (tx) => {
    const opened = await findSessionProvider(tx, sessionId);
    if (!opened) return null;
    const provider = await findSignInProvider(tx.forOrganization(opened.organizationId), opened.providerId);
    return provider && { opened, provider };
  });
  if (!found) return null;
  const { opened, provider } = found;
  const place = idTokenPlace(opened.organizationId, userId);
  const idToken = opened.idToken === null ? null : unseal(context.keyRing, opened.idToken, place);
  const asked = { returnTo: `${context.baseUrl}/sign-in`, idToken };
  return context.identityProviders
    .signOutUrl(providerClient(context, provider), asked)
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      context.log.warn({ code: error.code, internal: error.internal }, 'no sign-out at the provider');
      return null;
    });
}
