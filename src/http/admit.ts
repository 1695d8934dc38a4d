import type { FastifyRequest } from 'fastify';
import type { Route } from '../contract/route.ts';
import type { Principal } from '../core/principal.ts';
import type { Context } from '../operations/context.ts';
import { authenticate } from './authenticate.ts';
import { clientAddress } from './client-address.ts';
import { certificateReader } from './client-certificate.ts';
import { requireSameSite } from './csrf.ts';
import { RateLimit } from './rate-limit.ts';
import { sessionCookie } from './session-cookie.ts';
import type { HttpSettings } from './settings.ts';

/** Who asks, found before the body is read: nobody unknown makes us read a megabyte. */
export type Admit = (route: Route, request: FastifyRequest) => Promise<Principal | null>;

/**
 * Lets a request in or refuses it: `not_signed_in`, `access_suspended`, `csrf_token_missing`,
 * `too_many_requests`. Whoever is known counts against their own rate, whoever is not against their
 * address's.
 */
export function admission(context: Context, settings: HttpSettings): Admit {
  const by = { cookie: sessionCookie(context.baseUrl), certificateOf: certificateReader(settings) };
  const callerLimit = new RateLimit(settings.rateLimit);
  const addressLimit = new RateLimit(settings.addressRateLimit);

  return async (route, request) => {
    if (route.access === 'public') {
      addressLimit.take(clientAddress(request.ip));
      requireSameSite(request, context.baseUrl);
      return null;
    }
    const principal = await authenticate(context, by, request).catch((error: unknown) => {
      addressLimit.take(clientAddress(request.ip));
      throw error;
    });
    callerLimit.take(principal.id);
    return principal;
  };
}
