import { isId } from '../../core/ids.ts';
import { accessTokenMs } from '../../core/oauth-client.ts';
import { type Action, actionsOf } from '../../core/permissions.ts';
import {
  claimedClient,
  type VerifiedAssertion,
  verifyClientAssertion,
} from '../../secrets/client-assertion.ts';
import { isTokenOfHash } from '../../secrets/hash-token.ts';
import { newAccessToken } from '../../secrets/oauth-token.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type FoundOauthClient, findOauthClient } from '../../storage/before-tenant/programs.ts';
import { insertAccessToken, insertAssertion } from '../../storage/oauth-access-tokens.ts';
import { touchOauthClient } from '../../storage/oauth-clients.ts';
import type { Context } from '../context.ts';
import { countGrant, countTokenTry } from './token-request-throttle.ts';

/** A request for an access token as it came (RFC 6749, section 4.4.2). */
export interface TokenRequest {
  /** What it calls itself; null: its assertion says so. */
  clientId: string | null;
  secret: Secret | null;
  assertion: Secret | null;
  /** Thumbprint of the certificate the connection showed. */
  certificate: string | null;
  /** Actions with spaces between them; null: all the client may do. */
  scope: string | null;
  address: string;
}

/** Errors of RFC 6749, section 5.2. That section decides what the asking program is told; we add nothing. */
type TokenError = 'invalid_client' | 'unauthorized_client' | 'invalid_scope';

export type TokenAnswer =
  | { kind: 'granted'; accessToken: string; expiresInSeconds: number; scopes: readonly Action[] }
  | { kind: 'refused'; error: TokenError; internal: string };

/**
 * Gives a carrier's program an access token for ten minutes. An error of the protocol is a value, because its
 * answers have a form of their own. Refuses `too_many_requests`.
 */
export async function grantAccessToken(context: Context, request: TokenRequest): Promise<TokenAnswer> {
  const clientId = request.clientId ?? (request.assertion && claimedClient(request.assertion)) ?? '';
  const tokenTry = { clientId, address: request.address };
  await countTokenTry(context, tokenTry);
  const client = isId('oauthClient', clientId)
    ? await context.db.beforeTenant((tx) => findOauthClient(tx, clientId))
    : null;
  const proof = await prove(context, client, request);
  if (!client || !proof) return refused('invalid_client', 'unknown, revoked, or not proved');
  if (client.isSuspended) return refused('unauthorized_client', 'the carrier is suspended');
  const scopes = scopesFor(client, request.scope);
  if (!scopes) return refused('invalid_scope', 'a scope is none of the client’s');
  const now = context.clock.now();
  const { token, hash } = newAccessToken();
  const isGiven = await context.db.forOperator().transaction(async (operatorTx) => {
    const tx = operatorTx.forOrganization(client.organizationId);
    const { assertion, certificate: certificateThumbprint } = proof;
    if (assertion && !(await insertAssertion(tx, { clientId: client.id, ...assertion }))) return false;
    const expiresAt = new Date(now.getTime() + accessTokenMs);
    const kept = { clientId: client.id, tokenHash: hash, scopes, createdAt: now, expiresAt };
    if (!(await insertAccessToken(tx, { ...kept, certificateThumbprint }))) return false;
    await touchOauthClient(tx, client.id, now);
    await countGrant(operatorTx, tokenTry, now);
    return true;
  });
  if (!isGiven) return refused('invalid_client', 'an assertion shown twice, or just revoked');
  return { kind: 'granted', accessToken: token, expiresInSeconds: accessTokenMs / 1000, scopes };
}

/** What showed who the client is; the token is bound to the certificate, where that was it. */
interface ClientProof {
  assertion: VerifiedAssertion | null;
  certificate: string | null;
}

/** Nobody's secret: an unknown client takes the same steps as a wrong secret. */
const nobodysHash = '0'.repeat(64);

/** Null: not shown, or by another way than the client's own. */
async function prove(
  context: Context,
  client: FoundOauthClient | null,
  { secret, assertion, certificate }: TokenRequest,
): Promise<ClientProof | null> {
  const isRightSecret = secret !== null && isTokenOfHash(secret, client?.secretHash ?? nobodysHash);
  switch (client?.authentication) {
    case undefined:
      return null;
    case 'client_secret':
      return isRightSecret && assertion === null ? { assertion: null, certificate: null } : null;
    case 'private_key_jwt': {
      if (assertion === null || secret !== null || client.jwks === null) return null;
      const audiences = [context.baseUrl, `${context.baseUrl}/oauth/token`];
      const of = { clientId: client.id, jwks: client.jwks, audiences, now: context.clock.now() };
      const verified = await verifyClientAssertion(assertion, of);
      return verified && { assertion: verified, certificate: null };
    }
    case 'tls': {
      const isOwn = certificate !== null && certificate === client.certificateThumbprint;
      return isOwn && secret === null && assertion === null ? { assertion: null, certificate } : null;
    }
  }
}

/** The scopes asked for, all of the client's where none is; null when one is not the client's. */
function scopesFor({ scopes }: FoundOauthClient, asked: string | null): readonly Action[] | null {
  const own: readonly Action[] = scopes ?? actionsOf('carrier');
  const wanted = (asked ?? '').split(' ').filter((scope) => scope !== '');
  if (wanted.length === 0) return own;
  const granted = own.filter((scope) => wanted.includes(scope));
  return wanted.every((scope) => (own as readonly string[]).includes(scope)) ? granted : null;
}

function refused(error: TokenError, internal: string): TokenAnswer {
  return { kind: 'refused', error, internal };
}
