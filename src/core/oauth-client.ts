/** How a carrier's program shows who it is where it asks for an access token. */
export const oauthAuthentications = ['client_secret', 'private_key_jwt', 'tls'] as const;
export type OauthAuthentication = (typeof oauthAuthentications)[number];

/** A set of public keys as RFC 7517 writes it, found usable. */
export interface PublicJwks {
  keys: readonly Record<string, unknown>[];
}

/** An access token is good for this long: a taken one is soon worth nothing. */
export const accessTokenMs = 10 * 60_000;

/** A signed assertion may end at most this much later than it is shown. */
export const assertionMsMax = 5 * 60_000;

/** By how much the clocks of both sides may differ where instants of an assertion are compared. */
export const assertionClockMs = 30_000;

/** What an assertion may be signed with; never `none`, never a shared secret. */
export const assertionAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
