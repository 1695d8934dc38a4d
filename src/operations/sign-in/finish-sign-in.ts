import type { OrganizationId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { callbackAddress, type ProviderClaims } from '../../core/sign-in-provider.ts';
import { hashToken, isTokenOfHash } from '../../secrets/hash-token.ts';
import { unseal } from '../../secrets/seal.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type SignInFlow, takeSignInFlow } from '../../storage/sign-in-flows.ts';
import { findSignInProvider, type SignInProviderWithSecret } from '../../storage/sign-in-providers.ts';
import type { Context } from '../context.ts';
import { recordingRefusal } from './audit-provider-refusal.ts';
import { verifierPlace } from './begin-sign-in.ts';
import { finishTestSignIn } from './finish-test-sign-in.ts';
import { identifySession } from './identify-caller.ts';
import type { OpenedSession, SignInPlace } from './open-session.ts';
import { proveByProvider } from './prove-by-provider.ts';
import { providerClient } from './provider-client.ts';
import { signInByProvider } from './sign-in-by-provider.ts';

/** What somebody came back from a provider with. */
export interface ProviderReturn {
  organizationId: OrganizationId;
  state: Secret;
  /** Null: the provider did not sign them in. */
  code: Secret | null;
  /** What the provider said instead of a code. */
  error: string | null;
  answeredBy: string | null;
  /** What this browser was given when it began. */
  browser: Secret | null;
  /** Of the session the browser has. */
  sessionToken: string | null;
  place: SignInPlace;
}

/** A flow whose answer was checked: by which provider, and who they are there. */
export interface FinishedFlow {
  organizationId: OrganizationId;
  provider: SignInProviderWithSecret;
  flow: SignInFlow;
  identity: ProviderClaims & { idToken: Secret };
  place: SignInPlace;
}

export type FinishedSignIn =
  | { purpose: 'sign_in' | 'proof'; opened: OpenedSession; returnTo: string }
  | { purpose: 'test'; opened: null; returnTo: string };

/**
 * Ends what `beginSignIn` and its like began. The flow is spent first, whatever follows: a second answer with
 * the same state, another browser's or a late one is `sign_in_flow_invalid`. Then the provider is asked, with
 * no transaction open; then one transaction does what the flow was for.
 *
 * Refuses `sign_in_stopped` when the provider says no; `sign_in_provider_unreachable`,
 * `sign_in_answer_refused`, `sign_in_clock_wrong` for what it answers; and what each purpose refuses. Whom it
 * refuses for what they are is in the organization's record.
 */
export async function finishSignIn(context: Context, returned: ProviderReturn): Promise<FinishedSignIn> {
  const { organizationId, place } = returned;
  const { flow, provider } = await spend(context, returned);
  // What a draft does is for whoever tries it, and shown to them.
  if (flow.purpose === 'test') return goOn(context, returned, { flow, provider });
  return recordingRefusal(context, { organizationId, provider, place }, () =>
    goOn(context, returned, { flow, provider }),
  );
}

async function goOn(
  context: Context,
  returned: ProviderReturn,
  { flow, provider }: Pick<FinishedFlow, 'flow' | 'provider'>,
): Promise<FinishedSignIn> {
  const { organizationId, place, sessionToken } = returned;
  const identity = await redeem(context, provider, flow, returned);
  const finished: FinishedFlow = { organizationId, provider, flow, identity, place };
  const { purpose, returnTo } = flow;
  if (purpose === 'sign_in') {
    const opened = await signInByProvider(context, finished, { previousToken: sessionToken });
    return { purpose, opened, returnTo };
  }
  // A test and a proof are of the session they were begun in.
  if (sessionToken === null) throw new Refusal('sign_in_flow_invalid');
  const { principal } = await identifySession(context, sessionToken);
  if (principal.sessionId !== flow.sessionId) throw new Refusal('sign_in_flow_invalid');
  if (purpose === 'proof') {
    return { purpose, opened: await proveByProvider(context, principal, finished), returnTo };
  }
  await finishTestSignIn(context, principal, finished);
  return { purpose, opened: null, returnTo };
}

async function spend(
  context: Context,
  { organizationId, state, browser }: ProviderReturn,
): Promise<{ flow: SignInFlow; provider: SignInProviderWithSecret }> {
  const { flow, provider } = await context.db.forOrganization(organizationId).transaction(async (tx) => {
    const taken = await takeSignInFlow(tx, hashToken(state));
    return { flow: taken, provider: taken && (await findSignInProvider(tx, taken.providerId)) };
  });
  const isOurs = flow && browser !== null && isTokenOfHash(browser, flow.browserHash);
  if (!isOurs || context.clock.now() >= flow.expiresAt) throw new Refusal('sign_in_flow_invalid');
  if (provider?.status !== (flow.purpose === 'test' ? 'draft' : 'active')) {
    throw new Refusal('sign_in_flow_invalid');
  }
  return { flow, provider };
}

async function redeem(
  context: Context,
  provider: SignInProviderWithSecret,
  flow: SignInFlow,
  { organizationId, state, code, error, answeredBy }: ProviderReturn,
): Promise<ProviderClaims & { idToken: Secret }> {
  if (code === null) {
    const isCode = error !== null && /^[a-z_]{1,60}$/.test(error);
    throw new Refusal('sign_in_stopped', isCode ? { extra: { providerError: error } } : {});
  }
  const { keyRing, baseUrl, clock, identityProviders } = context;
  const verifier = unseal(keyRing, flow.verifier, verifierPlace(organizationId, flow.stateHash));
  const redirectUri = callbackAddress(baseUrl, organizationId);
  const answer = { redirectUri, state, verifier, code, answeredBy };
  return identityProviders.redeemCode(providerClient(context, provider), answer, clock.now());
}
