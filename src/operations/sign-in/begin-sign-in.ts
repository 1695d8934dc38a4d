import { requirePermission } from '../../core/access.ts';
import type { OrganizationId, SessionId } from '../../core/ids.ts';
import type { Principal } from '../../core/principal.ts';
import { Refusal } from '../../core/refusal.ts';
import { callbackAddress, ownPath, type SignInProviderId } from '../../core/sign-in-provider.ts';
import { hashToken } from '../../secrets/hash-token.ts';
import { newFlowSecrets } from '../../secrets/open-id-flow.ts';

import { seal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { findSessionProvider } from '../../storage/sessions.ts';
import { insertSignInFlow, type SignInFlow } from '../../storage/sign-in-flows.ts';
import { findSignInProvider, type SignInProviderWithSecret } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';
import { providerClient } from './provider-client.ts';

/** How long somebody may take at the provider. */
export const flowMaxMs = 10 * 60_000;

/** Of the cookie that ties the way there to the way back; the verifier is sealed for the flow's row. */
export function verifierPlace(organizationId: OrganizationId, stateHash: string): string {
  return `sign_in_flow/${organizationId}/${stateHash}`;
}

interface ProviderNamed {
  organizationId: OrganizationId;
  providerId: SignInProviderId;
  /** A random value that this browser, and nobody else, sends back. */
  browser: Secret;
}

/**
 * Begins a sign-in at an organization's provider; gives where the browser goes. Refuses `not_found`;
 * `sign_in_provider_unreachable`.
 */
export async function beginSignIn(
  context: Context,
  asked: ProviderNamed & { email: string | null; returnTo: string | null },
): Promise<string> {
  const provider = await usedProvider(context, asked);
  const { email, returnTo } = asked;
  return begin(context, { ...asked, provider, purpose: 'sign_in', sessionId: null, email, returnTo });
}

/** Begins a sign-in by a draft, to see what it gives. Only for whoever may then use it, in their session. */
export async function beginTestSignIn(
  context: Context,
  principal: Principal,
  asked: ProviderNamed,
): Promise<string> {
  const { organizationId, providerId } = asked;
  requirePermission(principal, organizationId, 'sign_in.manage');
  if (principal.kind !== 'user') throw new Refusal('not_permitted');
  const provider = await context.db
    .forOrganization(organizationId)
    .read((tx) => findSignInProvider(tx, providerId));
  if (provider?.status !== 'draft') throw new Refusal('not_found');
  const { sessionId } = principal;
  return begin(context, { ...asked, provider, purpose: 'test', sessionId, email: null, returnTo: null });
}

/** Begins a step-up at the provider that opened the session. Refuses `not_found` for any other session. */
export async function beginProof(
  context: Context,
  principal: Principal,
  { browser }: { browser: Secret },
): Promise<string> {
  if (principal.kind !== 'user') throw new Refusal('not_found');
  const { sessionId } = principal;
  const opened = await context.db.forOperator().read((tx) => findSessionProvider(tx, sessionId));
  if (!opened) throw new Refusal('not_found');
  const { organizationId, providerId } = opened;
  const provider = await usedProvider(context, { organizationId, providerId });
  const asked = { organizationId, providerId, browser, email: null, returnTo: null };
  return begin(context, { ...asked, provider, purpose: 'proof', sessionId });
}

async function usedProvider(
  context: Context,
  { organizationId, providerId }: Omit<ProviderNamed, 'browser'>,
): Promise<SignInProviderWithSecret> {
  const provider = await context.db
    .forOrganization(organizationId)
    .read((tx) => findSignInProvider(tx, providerId));
  if (provider?.status !== 'active') throw new Refusal('not_found');
  return provider;
}

interface Beginning extends ProviderNamed, Pick<SignInFlow, 'purpose' | 'sessionId'> {
  provider: SignInProviderWithSecret;
  sessionId: SessionId | null;
  email: string | null;
  returnTo: string | null;
}

async function begin(context: Context, beginning: Beginning): Promise<string> {
  const { organizationId, providerId, provider, browser, purpose, sessionId, email, returnTo } = beginning;
  const secrets = newFlowSecrets();
  const url = await context.identityProviders.authorizationUrl(providerClient(context, provider), {
    ...secrets,
    redirectUri: callbackAddress(context.baseUrl, organizationId),
    email,
    mustProve: purpose === 'proof',
  });
  const stateHash = hashToken(secrets.state);
  const flow = {
    stateHash,
    providerId,
    purpose,
    browserHash: hashToken(browser),
    sessionId,
    verifier: seal(context.keyRing, secrets.verifier, verifierPlace(organizationId, stateHash)),
    returnTo: ownPath(returnTo),
    expiresAt: new Date(context.clock.now().getTime() + flowMaxMs),
  };
  await context.db.forOrganization(organizationId).transaction((tx) => insertSignInFlow(tx, flow));
  return url;
}
