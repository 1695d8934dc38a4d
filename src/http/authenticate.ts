import type { FastifyRequest } from 'fastify';
import type { Principal } from '../core/principal.ts';
import { Refusal } from '../core/refusal.ts';
import type { Context } from '../operations/context.ts';
import { identifySession, identifyToken } from '../operations/sign-in/identify-caller.ts';
import { reasonOf } from './acting-reason.ts';
import type { CertificateOf } from './client-certificate.ts';
import { requireCsrfToken, requireSameSite } from './csrf.ts';
import type { SessionCookie } from './session-cookie.ts';

const bearer = /^bearer +([\x21-\x7e]+) *$/i;

/**
 * Who sends the request. A request that names a bearer token is that token's or nobody's: a bad one never
 * falls back to the cookie, so that a program cannot act as the person whose browser it runs in.
 *
 * Refuses `not_signed_in`, `access_suspended` (of a carrier) and `csrf_token_missing`.
 */
export async function authenticate(
  context: Context,
  { cookie, certificateOf }: { cookie: SessionCookie; certificateOf: CertificateOf },
  request: FastifyRequest,
): Promise<Principal> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = bearer.exec(authorization)?.[1];
    if (token === undefined) throw new Refusal('not_signed_in');
    const certificate = certificateOf(request);
    return identifyToken(context, token, { certificate, reason: reasonOf(request) });
  }
  const sessionToken = cookie.read(request.headers.cookie);
  if (sessionToken === null) throw new Refusal('not_signed_in');
  const { principal, csrfHash } = await identifySession(context, sessionToken);
  requireSameSite(request, context.baseUrl);
  requireCsrfToken(request, csrfHash);
  return principal;
}
