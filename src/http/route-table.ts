import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../contract/route.ts';
import { apiBase, type RouteName, routes } from '../contract/routes.ts';
import type { Principal } from '../core/principal.ts';
import { answerOnce, type Once } from '../operations/answer-once.ts';
import type { Context } from '../operations/context.ts';
import type { Call, Handlers } from './call.ts';
import { onceKeyOf } from './idempotency.ts';
import { languageOf } from './language.ts';
import { parseRequest } from './parse-request.ts';
import { csvBody, jsonBody, requireBodyType } from './request-body.ts';

/** Who asks, found before the body is read: nobody unknown makes us read a megabyte. */
type Admit = (route: Route, request: FastifyRequest) => Promise<Principal | null>;

/** One contract route with any params, query, body and answer: what its own types say was checked where it was written. */
// biome-ignore lint/suspicious/noExplicitAny: a loop over all routes cannot name the types of each.
type AnyHandler = (call: Call<any>) => Promise<unknown>;

/** Puts every route of the contract on the server, each with its handler. */
export function registerRoutes(
  app: FastifyInstance,
  context: Context,
  admit: Admit,
  handlers: Handlers<RouteName>,
): void {
  const principals = new WeakMap<FastifyRequest, Principal>();
  app.register(async (jsonScope) => jsonBody(jsonScope, register(false)));
  app.register(async (csvScope) => csvBody(csvScope, register(true)));

  function register(isCsv: boolean) {
    return (scope: FastifyInstance) => {
      for (const name of Object.keys(routes) as RouteName[]) {
        const route: Route = routes[name];
        if ((route.bodyType === 'text/csv') !== isCsv) continue;
        scope.route({
          method: route.method,
          url: apiBase + route.path,
          config: { name },
          onRequest: async (request) => {
            const principal = await admit(route, request);
            if (principal) principals.set(request, principal);
            requireBodyType(route, request);
          },
          handler: (request, reply) =>
            answerRequest(
              context,
              route,
              handlers[name] as AnyHandler,
              principals.get(request) ?? null,
              request,
              reply,
            ),
        });
      }
    };
  }
}

/** Parse by the contract, call, answer by the contract: what the contract does not declare does not leave. */
async function answerRequest(
  context: Context,
  route: Route,
  handler: AnyHandler,
  principal: Principal | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const input = parseRequest(route, request);
  const once = onceKeyOf(route, principal, request, input);
  const outcome = await answerOnce(context, once, (remember) =>
    handler({
      ...input,
      principal,
      language: languageOf(request.headers['accept-language']),
      remember,
      requestId: request.id,
      address: request.ip,
      request,
      reply,
    }),
  );
  return send(route, reply, outcome);
}

function send(route: Route, reply: FastifyReply, outcome: Once<unknown>): FastifyReply {
  reply.code(outcome.isReplay ? outcome.status : route.answerStatus);
  if (outcome.isReplay) reply.header('Idempotent-Replayed', 'true');
  if (route.answerType) {
    return reply.type(route.answerType).send(Readable.from(outcome.answer as AsyncIterable<string>));
  }
  if (!route.answer) return reply.send();
  const text = JSON.stringify(route.answer.parse(outcome.answer));
  return reply.type('application/json; charset=utf-8').send(text);
}
