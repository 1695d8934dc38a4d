import type { FastifyRequest } from 'fastify';

/** The site passkeys are made for and asked of: its host's name, and the origin its pages have. */
export interface RelyingParty {
  id: string;
  origin: string;
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * The base URL's site; on the machine itself, the name it is reached by there. What a request says of its
 * host decides nothing: a browser signs for the site it really shows, and only with passkeys made for that.
 */
export function relyingPartyOf({ headers: { host = '' } }: FastifyRequest, baseUrl: string): RelyingParty {
  const { hostname: id, origin } = new URL(loopback.test(host) ? `http://${host}` : baseUrl);
  return { id, origin };
}
