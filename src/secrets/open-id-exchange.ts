/** The places where secrets are shown to a provider of accounts, and where its own arrive. */
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import {
  authorizationCodeGrant,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type IDToken,
  None,
} from 'openid-client';
import { type FlowSecrets, nonceOf } from './open-id-flow.ts';
import { Secret, unwrap } from './secret.ts';

/** How this program shows a provider who it is, by what the provider says it takes. */
export function clientAuthOf(secret: Secret | null, methods: readonly string[] | undefined): ClientAuth {
  if (secret === null) return None();
  // What is not said means Basic (OpenID Connect Discovery 1.0, section 3).
  const takesBasic = methods === undefined || methods.includes('client_secret_basic');
  return takesBasic ? ClientSecretBasic(unwrap(secret)) : ClientSecretPost(unwrap(secret));
}

export interface CodeAnswer extends FlowSecrets {
  redirectUri: string;
  code: Secret;
  answeredBy: string | null;
}

/** An ID token longer than this is nobody's: names, addresses and groups fit many times over. */
const idTokenLengthMax = 32 * 1024;

/** Redeems a code. Throws what the library throws, and a `RangeError` for an ID token that is too long. */
export async function redeemCode(
  config: Configuration,
  answer: CodeAnswer,
): Promise<{ claims: IDToken; idToken: Secret }> {
  const { redirectUri, code, state, verifier, answeredBy } = answer;
  const url = new URL(redirectUri);
  url.searchParams.set('code', unwrap(code));
  url.searchParams.set('state', unwrap(state));
  if (answeredBy !== null) url.searchParams.set('iss', answeredBy);
  const tokens = await authorizationCodeGrant(config, url, {
    expectedState: unwrap(state),
    expectedNonce: nonceOf(verifier),
    pkceCodeVerifier: unwrap(verifier),
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || !tokens.id_token) throw new Error('the provider gave no ID token');
  if (tokens.id_token.length > idTokenLengthMax) throw new RangeError('the ID token is too long');
  return { claims, idToken: Secret.of(tokens.id_token) };
}

/** Where the browser goes to sign out at the provider (OpenID Connect RP-Initiated Logout 1.0). */
export function signOutAddress(config: Configuration, returnTo: string, idToken: Secret | null): string {
  const url = buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo });
  if (idToken !== null) url.searchParams.set('id_token_hint', unwrap(idToken));
  return url.href;
}

/** The payload of a token a provider signed, checked for issuer, audience and times. */
export async function verifySignedToken(
  token: Secret,
  keys: JSONWebKeySet,
  expected: { issuer: string; audience: string; algorithms: string[]; toleranceSeconds: number; now: Date },
): Promise<JWTPayload> {
  const { issuer, audience, algorithms, toleranceSeconds, now } = expected;
  const { payload } = await jwtVerify(unwrap(token), createLocalJWKSet(keys), {
    issuer,
    audience,
    algorithms,
    clockTolerance: toleranceSeconds,
    currentDate: now,
    requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
  });
  return payload;
}
