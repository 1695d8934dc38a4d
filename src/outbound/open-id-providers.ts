import type { JSONWebKeySet } from 'jose';
import {
  allowInsecureRequests,
  buildAuthorizationUrl,
  Configuration,
  clockSkew,
  clockTolerance,
  customFetch,
  enableNonRepudiationChecks,
  getJwksCache,
  type ServerMetadata,
  setJwksCache,
} from 'openid-client';
import type { ProviderClaims } from '../core/sign-in-provider.ts';
import {
  type CodeAnswer,
  clientAuthOf,
  redeemCode,
  signOutAddress,
  verifySignedToken,
} from '../secrets/open-id-exchange.ts';
import { type FlowSecrets, flowParameters } from '../secrets/open-id-flow.ts';
import type { Secret } from '../secrets/secret.ts';
import { type FetchLimits, GuardedFetch } from './guarded-fetch.ts';
import { AnswerRefused, ClockWrong, providerRefusal } from './open-id-failures.ts';
import { readProviderMetadata } from './provider-metadata.ts';
import type { WebhookTargets } from './webhook-targets.ts';

interface Client {
  issuer: string;
  clientId: string;
  clientSecret: Secret | null;
  scopes: readonly string[];
  tenantId: string | null;
}

interface SignOutNews {
  issuer: string;
  subject: string | null;
  sid: string | null;
  tokenId: string;
  expiresAt: Date;
}

const providerLimits: FetchLimits = { totalMs: 10_000, answerBytesMax: 512 * 1024 };
/** What a provider says of itself is asked again after this long. */
const metadataKeptMs = 10 * 60_000;
/** Keys are asked for again after this long, or for one that is not among them; no more often than... */
const keysKeptSeconds = 300;
/** ...this. */
const keysThrottleSeconds = 60;
/** How far two clocks may be apart. */
const toleranceSeconds = 60;
/** A token made for this sign-in is not older; Entra dates its tokens back by five minutes. */
const tokenAgeMaxSeconds = 10 * 60;
/** Whoever showed who they are longer ago than a session lasts here does it anew. */
const proofAgeMaxSeconds = 12 * 3_600;
const providersKeptMax = 500;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

interface KnownProvider {
  metadata: ServerMetadata;
  readAtMs: number;
  keys: { jwks: JSONWebKeySet; uat: number } | null;
}

/** Providers of accounts, by OpenID Connect: what `IdentityProviders` of the operations asks for. */
export class OpenIdProviders {
  readonly #fetch: GuardedFetch;
  readonly #known = new Map<string, KnownProvider>();

  constructor(targets: WebhookTargets, limits = providerLimits) {
    this.#fetch = new GuardedFetch(targets, limits);
  }

  async authorizationUrl(
    client: Client,
    asked: FlowSecrets & { redirectUri: string; email: string | null; mustProve: boolean },
  ): Promise<string> {
    try {
      const config = configurationOf(client, await this.#provider(client), new Date(), this.#fetch);
      return buildAuthorizationUrl(config, {
        ...flowParameters(asked),
        redirect_uri: asked.redirectUri,
        scope: ['openid', ...client.scopes.filter((scope) => scope !== 'openid')].join(' '),
        ...(asked.email !== null && { login_hint: asked.email }),
        // Asked with an age, a provider has to say when the person showed who they are.
        max_age: asked.mustProve ? '0' : String(proofAgeMaxSeconds),
        ...(asked.mustProve && { prompt: 'login' }),
      }).href;
    } catch (error) {
      throw providerRefusal(error);
    }
  }

  async redeemCode(
    client: Client,
    answer: CodeAnswer,
    now: Date,
  ): Promise<ProviderClaims & { idToken: Secret }> {
    try {
      const provider = await this.#provider(client);
      const config = configurationOf(client, provider, now, this.#fetch);
      const { claims, idToken } = await redeemCode(config, answer).finally(() => {
        provider.keys = (getJwksCache(config) as KnownProvider['keys'] | undefined) ?? provider.keys;
      });
      requireTimes(claims, now);
      if (client.tenantId !== null && claims.tid !== client.tenantId) {
        throw new AnswerRefused('the token is of another tenant');
      }
      return {
        issuer: claims.iss,
        subject: claims.sub,
        sid: typeof claims.sid === 'string' ? claims.sid : null,
        authenticatedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null,
        claims,
        idToken,
      };
    } catch (error) {
      throw providerRefusal(error);
    }
  }

  async signOutUrl(
    client: Client,
    { returnTo, idToken }: { returnTo: string; idToken: Secret | null },
  ): Promise<string | null> {
    try {
      const provider = await this.#provider(client);
      if (!provider.metadata.end_session_endpoint) return null;
      return signOutAddress(configurationOf(client, provider, new Date(), this.#fetch), returnTo, idToken);
    } catch (error) {
      throw providerRefusal(error);
    }
  }

  async checkLogoutToken(client: Client, token: Secret, now: Date): Promise<SignOutNews> {
    try {
      const provider = await this.#provider(client);
      const payload = await this.#verified(client, provider, token, now);
      return signOutNews(payload);
    } catch (error) {
      throw providerRefusal(error);
    }
  }

  close(): Promise<void> {
    return this.#fetch.close();
  }

  /** Asks for the keys anew once where the token names one that is not among those known. */
  async #verified(client: Client, provider: KnownProvider, token: Secret, now: Date) {
    const { issuer, id_token_signing_alg_values_supported: algorithms = [] } = provider.metadata;
    const expected = { issuer, audience: client.clientId, algorithms, toleranceSeconds, now };
    const keys = await this.#keys(provider, keysKeptSeconds);
    try {
      return await verifySignedToken(token, keys, expected);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_JWKS_NO_MATCHING_KEY') throw error;
      return verifySignedToken(token, await this.#keys(provider, keysThrottleSeconds), expected);
    }
  }

  async #keys(provider: KnownProvider, ageMaxSeconds: number): Promise<JSONWebKeySet> {
    const nowSeconds = Math.floor(Date.now() / 1000);
    if (provider.keys && nowSeconds - provider.keys.uat < ageMaxSeconds) return provider.keys.jwks;
    const answer = await this.#fetch.fetch(provider.metadata.jwks_uri ?? '', {
      method: 'GET',
      headers: { accept: 'application/json' },
      body: undefined,
      redirect: 'manual',
    });
    const jwks = (await answer.json().catch(() => null)) as JSONWebKeySet | null;
    if (!Array.isArray(jwks?.keys)) throw new AnswerRefused('the keys cannot be read');
    provider.keys = { jwks, uat: nowSeconds };
    return jwks;
  }

  async #provider({ issuer, tenantId }: Client): Promise<KnownProvider> {
    const name = `${issuer}\n${tenantId ?? ''}`;
    const known = this.#known.get(name);
    const nowMs = performance.now();
    if (known && nowMs - known.readAtMs < metadataKeptMs) return known;
    const metadata = await readProviderMetadata(this.#fetch.fetch, { issuer, tenantId });
    const isSame = known?.metadata.jwks_uri === metadata.jwks_uri;
    const fresh = { metadata, readAtMs: nowMs, keys: isSame ? (known?.keys ?? null) : null };
    if (this.#known.size >= providersKeptMax) this.#known.clear();
    this.#known.set(name, fresh);
    return fresh;
  }
}

/** As the library wants it, for one use: which clock holds is said with it. */
function configurationOf(
  { clientId, clientSecret }: Client,
  { metadata, keys }: KnownProvider,
  now: Date,
  { fetch }: GuardedFetch,
): Configuration {
  const skewSeconds = Math.round((now.getTime() - Date.now()) / 1000);
  const times = { [clockSkew]: skewSeconds, [clockTolerance]: toleranceSeconds };
  const auth = clientAuthOf(clientSecret, metadata.token_endpoint_auth_methods_supported);
  const config = new Configuration(metadata, clientId, times, auth);
  config[customFetch] = fetch;
  config.timeout = providerLimits.totalMs / 1000;
  // Where http is allowed is for the targets to say, at each connection.
  allowInsecureRequests(config);
  enableNonRepudiationChecks(config);
  if (keys) setJwksCache(config, keys);
  return config;
}

function requireTimes({ iat }: { iat: number }, now: Date): void {
  const ageSeconds = now.getTime() / 1000 - iat;
  if (ageSeconds < -toleranceSeconds || ageSeconds > tokenAgeMaxSeconds) {
    throw new ClockWrong(`the token was made ${Math.round(ageSeconds)} s ago by our clock`);
  }
}

/** OpenID Connect Back-Channel Logout 1.0, 2.6: an event, a person or a session, and no nonce. */
function signOutNews(payload: Record<string, unknown>): SignOutNews {
  const { iss, sub, sid, jti, exp, events, nonce } = payload;
  const said = typeof events === 'object' && events !== null ? (events as Record<string, unknown>) : {};
  if (typeof said[logoutEvent] !== 'object' || said[logoutEvent] === null) {
    throw new AnswerRefused('not a logout token');
  }
  if (nonce !== undefined) throw new AnswerRefused('a logout token with a nonce');
  const subject = typeof sub === 'string' ? sub : null;
  const session = typeof sid === 'string' ? sid : null;
  if (subject === null && session === null) throw new AnswerRefused('a logout token about nobody');
  const expiresAt = new Date(Number(exp) * 1000);
  return { issuer: String(iss), subject, sid: session, tokenId: String(jti), expiresAt };
}
