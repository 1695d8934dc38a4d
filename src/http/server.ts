import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { Refusal } from '../core/refusal.ts';
import type { Context } from '../operations/context.ts';
import { newId } from '../storage/new-id.ts';
import { admission } from './admit.ts';
import { allowedMethods } from './allowed-methods.ts';
import { answerBrokenHttp } from './broken-http.ts';
import { fastifyLog } from './fastify-log.ts';
import { allHandlers } from './handlers.ts';
import { languageOf } from './language.ts';
import { Metrics } from './metrics.ts';
import { problemAnswer, problemType } from './problem-answer.ts';
import { refusalOf } from './refusal-of.ts';
import { declareRequestFacts } from './request-facts.ts';
import { logRequests, noteRefusal } from './request-log.ts';
import { registerRoutes } from './route-table.ts';
import { registerDocuments } from './routes/documents.ts';
import { registerOauth } from './routes/oauth.ts';
import { registerProbes } from './routes/probes.ts';
import { registerProviderSignOut } from './routes/provider-sign-out.ts';
import { securityHeaders, strictTransport } from './security-headers.ts';
import type { HttpSettings } from './settings.ts';
import { webPages } from './web-pages.ts';

/** Long enough for a proxy that keeps its connections for a minute. */
const keepAliveMs = 72_000;
/** A client that drips its headers is cut off; JSON bodies have a limit of their own, CSV may flow. */
const headersMaxMs = 15_000;
/** A connection on which nothing moves at all. */
const silenceMaxMs = 120_000;

/**
 * Routes speak the contract's own schemas: fastify's compilers would be loaded at every start for nothing.
 */
const noSchemas = {
  compilersFactory: { buildValidator: () => () => () => true, buildSerializer: () => () => JSON.stringify },
} as never;

/** The whole outside of Portkeeper on one port, ready to listen. */
export async function buildServer(context: Context, settings: HttpSettings): Promise<FastifyInstance> {
  const everyAnswer = {
    ...securityHeaders,
    ...(context.baseUrl.startsWith('https:') && strictTransport),
  };
  const makeRequestId = () => newId('request', context.clock.now());
  const app = fastify({
    schemaController: noSchemas,
    loggerInstance: fastifyLog(context.log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: makeRequestId,
    requestIdHeader: false,
    // Who comes on a kept connection while we stop is still served: the database closes last.
    return503OnClosing: false,
    bodyLimit: settings.bodyLimitBytes,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    keepAliveTimeout: keepAliveMs,
    connectionTimeout: silenceMaxMs,
    // Node would answer a missing Host by itself, in no words; the first hook refuses it.
    http: { headersTimeout: headersMaxMs, requestTimeout: 0, requireHostHeader: false },
    routerOptions: { maxParamLength: 200, querystringParser },
    clientErrorHandler: answerBrokenHttp({ ...context, headers: everyAnswer, makeRequestId }),
    frameworkErrors: (error, request, reply) => writeProblem(error, request, reply as FastifyReply),
  });
  declareRequestFacts(app);
  const metrics = new Metrics();
  const methodsOf = allowedMethods(app);

  app.addHook('onRequest', async (request, reply) => {
    // Nothing is kept unless it says so itself: one route has many addresses (`/%61pi/`).
    reply.headers(everyAnswer).header('X-Request-Id', request.id).header('Cache-Control', 'no-store');
    if (isHostMissing(request)) throw new Refusal('malformed_http');
  });
  logRequests(app, context, metrics);

  function writeProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refusalOf(error, settings.bodyLimitBytes);
    noteRefusal(context, request, refusal);
    const language = languageOf(request.headers['accept-language']);
    const answer = problemAnswer(refusal, { language, requestId: request.id, baseUrl: context.baseUrl });
    if (refusal.retryAfterSeconds !== undefined) reply.header('Retry-After', refusal.retryAfterSeconds);
    if (refusal.code === 'not_signed_in') reply.header('WWW-Authenticate', 'Bearer realm="portkeeper"');
    reply
      .header('Content-Language', language)
      .code(answer.status)
      .type(problemType)
      .send(JSON.stringify(answer));
  }

  registerProbes(app, context, settings, metrics);
  registerProviderSignOut(app, context, settings);
  registerDocuments(app, context.baseUrl, settings.version);
  registerOauth(app, context, settings);
  const admit = admission(context, settings);
  registerRoutes(app, { context, admit, metrics, handlers: allHandlers(context) });
  const servePage = webPages(app, settings.webFolder);

  app.setErrorHandler(writeProblem);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?')[0] ?? '');
    if (methods.length > 0) {
      reply.header('Allow', methods.join(', '));
      return writeProblem(new Refusal('method_not_allowed'), request, reply);
    }
    if (!servePage(request, reply)) writeProblem(new Refusal('not_found'), request, reply);
  });
  await app.ready();
  return app;
}

/** HTTP/1.1 asks for a Host on every request, HTTP/1.0 did not (RFC 9112, section 3.2). */
function isHostMissing({ raw: { headers, httpVersion } }: FastifyRequest): boolean {
  return httpVersion === '1.1' && headers.host === undefined;
}

/**
 * A name given twice is the list of both, which no schema of ours takes; `__proto__` is a name like any
 * other.
 */
function querystringParser(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const earlier = query[name];
    query[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return query;
}
