import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assertionAlgorithms } from '../../core/oauth-client.ts';
import { actionsOf } from '../../core/permissions.ts';
import { grantAccessToken } from '../../operations/carriers/grant-access-token.ts';
import type { Context } from '../../operations/context.ts';
import { Secret } from '../../secrets/secret.ts';
import { clientAddress } from '../client-address.ts';
import { certificateReader } from '../client-certificate.ts';
import { RateLimit } from '../rate-limit.ts';
import { mediaTypeOf } from '../request-body.ts';
import type { HttpSettings } from '../settings.ts';
import { readTokenRequest } from '../token-request.ts';

const formType = 'application/x-www-form-urlencoded';
const bodyLimitBytes = 32 * 1024;

/**
 * Where a carrier's program gets an access token: the client credentials grant of RFC 6749 (section 4.4), and
 * its description of RFC 8414. Bodies and errors have the forms of those documents, not of our API.
 */
export function registerOauth(app: FastifyInstance, context: Context, settings: HttpSettings): void {
  const certificateOf = certificateReader(settings);
  const addressLimit = new RateLimit(settings.addressRateLimit);
  const { baseUrl } = context;

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Whatever it says it is: what is no form is told so in the words of this protocol.
    scope.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: bodyLimitBytes },
      (_request, text, done) => done(null, text),
    );
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('Cache-Control', 'no-store');
      addressLimit.take(clientAddress(request.ip));
    });
    scope.post('/oauth/token', async (request, reply) => {
      const body =
        mediaTypeOf(request) === formType && typeof request.body === 'string' ? request.body : null;
      const read = readTokenRequest(body, request.headers.authorization);
      if ('error' in read) return refuse(request, reply, read.error);
      const { clientId, scope: asked } = read;
      const answer = await grantAccessToken(context, {
        clientId,
        secret: read.clientSecret === null ? null : Secret.of(read.clientSecret),
        assertion: read.assertion === null ? null : Secret.of(read.assertion),
        certificate: certificateOf(request),
        scope: asked,
        address: clientAddress(request.ip),
      });
      if (answer.kind === 'refused') {
        context.log.info({ requestId: request.id, why: answer.internal }, 'no access token was given');
        return refuse(request, reply, answer.error);
      }
      return {
        access_token: answer.accessToken,
        token_type: 'Bearer',
        expires_in: answer.expiresInSeconds,
        scope: answer.scopes.join(' '),
      };
    });
  });

  const hasCertificates = settings.clientCertificateHeader !== null;
  const metadata = {
    issuer: baseUrl,
    token_endpoint: `${baseUrl}/oauth/token`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      ...(hasCertificates ? ['self_signed_tls_client_auth'] : []),
    ],
    token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
    scopes_supported: actionsOf('carrier'),
    tls_client_certificate_bound_access_tokens: hasCertificates,
    service_documentation: `${baseUrl}/docs`,
  };
  app.get('/.well-known/oauth-authorization-server', async () => metadata);
}

/** RFC 6749, section 5.2: 401 for a client that did not show who it is, with the scheme it used; else 400. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: string): { error: string } {
  reply.code(error === 'invalid_client' ? 401 : 400);
  if (error === 'invalid_client' && /^basic /i.test(request.headers.authorization ?? '')) {
    reply.header('WWW-Authenticate', 'Basic realm="portkeeper"');
  }
  return { error };
}
