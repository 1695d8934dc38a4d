import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Answered, World } from './world.ts';

/** A key pair as a carrier's program has it. */
export interface ClientKey {
  algorithm: string;
  privateKey: CryptoKey;
  /** Its public half, with a `kid`. */
  jwk: JWK;
}

export async function newClientKey(algorithm = 'ES256', kid = 'one'): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { algorithm, privateKey, jwk: { ...(await exportJWK(publicKey)), kid } };
}

export interface AssertionChanges {
  issuer?: string;
  subject?: string;
  audience?: string;
  /** Seconds from now on; null: it never ends. */
  endsInSeconds?: number | null;
  /** Null: it has no id. */
  jti?: string | null;
  kid?: string;
}

/** An assertion as RFC 7523 wants it, but for the changes. */
export function signAssertion(
  world: World,
  clientId: string,
  key: ClientKey,
  changes: AssertionChanges = {},
): Promise<string> {
  const { issuer = clientId, subject = clientId, endsInSeconds = 60, jti = randomUUID() } = changes;
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const jwt = new SignJWT()
    .setProtectedHeader({ alg: key.algorithm, kid: changes.kid ?? key.jwk.kid })
    .setIssuer(issuer)
    .setSubject(subject)
    .setAudience(changes.audience ?? `${world.context.baseUrl}/oauth/token`)
    .setIssuedAt(now);
  if (endsInSeconds !== null) jwt.setExpirationTime(now + endsInSeconds);
  if (jti !== null) jwt.setJti(jti);
  return jwt.sign(key.privateKey);
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The form of a client that signs. */
export function assertionForm(assertion: string): Record<string, string> {
  return { client_assertion_type: assertionType, client_assertion: assertion };
}

/** A call of the token endpoint with that form; the grant type is right unless it is given. */
export async function askToken(
  { app }: World,
  form: Record<string, string> | string,
  options: { headers?: Record<string, string>; remoteAddress?: string } = {},
): Promise<Answered> {
  const payload =
    typeof form === 'string'
      ? form
      : new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...options.headers };
  const { remoteAddress } = options;
  const answer = await app.inject({
    method: 'POST',
    url: '/oauth/token',
    headers,
    payload,
    ...(remoteAddress !== undefined && { remoteAddress }),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

/** Makes an OAuth client of a carrier, the world's first unless another is named. */
export async function makeClient(
  world: World,
  body: Record<string, unknown>,
  carrierId: string = world.carrier.id,
): Promise<Answered> {
  const path = `/carriers/${carrierId}/oauth-clients`;
  return world.call('POST', path, { token: world.operatorToken, body: { name: 'Gateway', ...body } });
}
