import type { FieldProblemCode } from '../../core/field-problems.ts';
import type { ProviderClaims } from '../../core/sign-in-provider.ts';
import type { Secret } from '../../secrets/secret.ts';

/** This program as a provider of accounts knows it. */
export interface ProviderClient {
  issuer: string;
  clientId: string;
  clientSecret: Secret | null;
  scopes: readonly string[];
  /** Entra: whose accounts are let in, where the issuer is of many tenants. */
  tenantId: string | null;
}

/** What ties an answer to the question: kept here, and never seen by whoever carries it. */
interface FlowSecrets {
  state: Secret;
  /** PKCE's; the nonce follows from it. */
  verifier: Secret;
}

export interface AuthorizationAsked extends FlowSecrets {
  redirectUri: string;
  /** The address the person typed, so that they need not do it twice. */
  email: string | null;
  /** The person is to show who they are, whatever session they have there. */
  mustProve: boolean;
}

export interface ProviderAnswer extends FlowSecrets {
  redirectUri: string;
  code: Secret;
  /** RFC 9207, where the provider tells it. */
  answeredBy: string | null;
}

/** The end of a session, as its provider tells it. */
export interface ProviderSignOut {
  issuer: string;
  subject: string | null;
  sid: string | null;
  tokenId: string;
  expiresAt: Date;
}

/**
 * Providers of accounts by OpenID Connect, reached over the network. Each refuses
 * `sign_in_provider_unreachable` when the provider does not answer as it should within its limits, and
 * `sign_in_answer_refused` or `sign_in_clock_wrong` when what it says cannot be trusted.
 */
export interface IdentityProviders {
  /** What is wrong with an issuer's address, asked of the network too; null: nothing. */
  issuerProblem(issuer: string): Promise<FieldProblemCode | null>;
  /** Where the browser goes. Refuses `invalid_request` at `/tenantId` where the issuer asks for one. */
  authorizationUrl(client: ProviderClient, asked: AuthorizationAsked): Promise<string>;
  /** Redeems the code and checks the ID token: signature, issuer, audience, nonce, times, tenant. */
  redeemCode(
    client: ProviderClient,
    answer: ProviderAnswer,
    now: Date,
  ): Promise<ProviderClaims & { idToken: Secret }>;
  /** Where the browser goes to sign out there too; null where the provider offers none. */
  signOutUrl(
    client: ProviderClient,
    asked: { returnTo: string; idToken: Secret | null },
  ): Promise<string | null>;
  /** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6), but for whether it came before. */
  checkLogoutToken(client: ProviderClient, token: Secret, now: Date): Promise<ProviderSignOut>;
}
