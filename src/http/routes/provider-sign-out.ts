import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { endSessionsBySid, endSessionsByToken } from '../../operations/sign-in/end-sessions-by-provider.ts';
import { Secret } from '../../secrets/secret.ts';
import { clientAddress } from '../client-address.ts';
import { RateLimit } from '../rate-limit.ts';
import type { HttpSettings } from '../settings.ts';

export const backChannelPath = '/sign-in/back-channel-logout';
export const frontChannelPath = '/sign-in/front-channel-logout';
const place = '/:org/:provider';
/** Of a form with one token in it. */
const formBytesMax = 64 * 1024;
/** The one page of ours that others may show inside theirs: there is nothing on it. */
const framed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** Where providers say that a session is over: outside of the API, in the forms OpenID Connect has. */
export function registerProviderSignOut(
  app: FastifyInstance,
  context: Context,
  { addressRateLimit }: HttpSettings,
): void {
  const limit = new RateLimit(addressRateLimit);

  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formBytesMax },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.post(backChannelPath + place, async (request, reply) => {
      limit.take(clientAddress(request.ip));
      const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null;
      const named = namedBy(request);
      if (!token || !named) return reply.code(400).send({ error: 'invalid_request' });
      try {
        await endSessionsByToken(context, { ...named, token: Secret.of(token) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // As the specification has it (2.8); why stands in our log.
        request.refusal = error;
        return reply.code(400).header('Cache-Control', 'no-store').send({ error: 'invalid_request' });
      }
      return reply.code(200).header('Cache-Control', 'no-store').send();
    });
  });

  app.get(frontChannelPath + place, async (request, reply) => {
    limit.take(clientAddress(request.ip));
    const { iss, sid } = request.query as Record<string, unknown>;
    const named = namedBy(request);
    if (named && typeof iss === 'string' && typeof sid === 'string' && sid !== '') {
      await endSessionsBySid(context, { ...named, issuer: iss, sid });
    }
    reply.removeHeader('X-Frame-Options');
    return reply
      .header('Content-Security-Policy', framed)
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send('<!doctype html><title>Portkeeper</title>');
  });
}

function namedBy(request: FastifyRequest) {
  const { org = '', provider = '' } = request.params as Record<string, string>;
  if (!isId('organization', org) || !isId('signInProvider', provider)) return null;
  return { organizationId: org, providerId: provider };
}
