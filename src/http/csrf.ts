import type { FastifyRequest } from 'fastify';
import { Refusal } from '../core/refusal.ts';
import { isTokenOfHash } from '../secrets/hash-token.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that a browser sends on behalf of another site. Two independent walls behind SameSite:
 * where the browser says the request comes from, and the session's CSRF token in a header no form can set. A
 * request with a bearer token needs neither, because no browser adds that by itself.
 */
export function requireSameSite(request: FastifyRequest, baseUrl: string): void {
  if (safeMethods.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw refused(`sec-fetch-site ${site}`);
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin, baseUrl, request.headers.host))
    throw refused('foreign origin');
}

/** Refuses unless the header has the CSRF token that belongs to the session. */
export function requireCsrfToken(request: FastifyRequest, csrfHash: string): void {
  if (safeMethods.includes(request.method)) return;
  const token = request.headers['x-csrf-token'];
  if (typeof token !== 'string' || !isTokenOfHash(token, csrfHash)) throw refused('token missing or wrong');
}

/**
 * Reached under another name than the base URL's (127.0.0.1, say) the page's own origin still is the host's.
 */
function isOwnOrigin(origin: string, baseUrl: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: originHost } = new URL(origin);
  return originHost === host || origin === new URL(baseUrl).origin;
}

function refused(internal: string): Refusal {
  return new Refusal('csrf_token_missing', { internal });
}
