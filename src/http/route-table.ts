import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Route } from '../contract/route.ts';
import { apiBase, type RouteName, routes } from '../contract/routes.ts';
import { answerOnce, type Once } from '../operations/answer-once.ts';
import type { Context } from '../operations/context.ts';
import type { Admit } from './admit.ts';
import type { Call, Handlers } from './call.ts';
import { clientAddress } from './client-address.ts';
import { onceKeyOf } from './idempotency.ts';
import { type Language, languageOf } from './language.ts';
import type { Metrics } from './metrics.ts';
import { parseRequest } from './parse-request.ts';
import { acceptJson, acceptStreams, requireBodyType } from './request-body.ts';

// biome-ignore lint/suspicious/noExplicitAny: a loop over all routes cannot name the types of each.
type AnyHandler = (call: Call<any>) => Promise<unknown>;

export interface Serving {
  context: Context;
  admit: Admit;
  metrics: Metrics;
  handlers: Handlers<RouteName>;
}

/** Puts every route of the contract on the server, each with its handler. */
export function registerRoutes(app: FastifyInstance, serving: Serving): void {
  const names = Object.keys(routes) as RouteName[];
  const bodyTypesOf = (name: RouteName) => (routes[name] as Route).bodyTypes ?? [];
  const isStreamed = (name: RouteName) => bodyTypesOf(name).length > 0;
  app.register(async (scope) => {
    acceptJson(scope);
    for (const name of names.filter((name) => !isStreamed(name))) addRoute(scope, serving, name);
  });
  app.register(async (scope) => {
    acceptStreams(scope, new Set(names.flatMap(bodyTypesOf)));
    for (const name of names.filter(isStreamed)) addRoute(scope, serving, name);
  });
}

function addRoute(
  scope: FastifyInstance,
  { context, admit, metrics, handlers }: Serving,
  name: RouteName,
): void {
  const route: Route = routes[name];
  const handler = handlers[name] as AnyHandler;

  scope.route({
    method: route.method,
    url: apiBase + route.path,
    onRequest: async (request) => {
      request.principal = await admit(route, request);
      requireBodyType(route, request);
    },
    handler: async (request, reply) => {
      const language = languageOf(request.headers['accept-language']);
      const outcome = await act(context, route, handler, { request, reply, language });
      if (!outcome.isReplay) metrics.countAnswer(name, outcome.answer);
      return send(route, reply, outcome, language);
    },
  });
}

/** Parses by the contract and calls, or finds the answer a repeated request had. */
async function act(
  context: Context,
  route: Route,
  handler: AnyHandler,
  exchange: Pick<Call<Route>, 'request' | 'reply' | 'language'>,
): Promise<Once<unknown>> {
  const { request, language } = exchange;
  const { principal } = request;
  const input = parseRequest(route, request);
  const once = onceKeyOf(route, principal, request, input, route.hasTexts ? language : null);
  const facts = {
    ...input,
    ...exchange,
    principal,
    requestId: request.id,
    address: clientAddress(request.ip),
  };
  return answerOnce(context, once, (remember) => handler({ ...facts, remember }));
}

/** Answers by the contract: what it does not declare does not leave. */
function send(route: Route, reply: FastifyReply, outcome: Once<unknown>, language: Language): FastifyReply {
  reply.code(outcome.isReplay ? outcome.status : route.answerStatus);
  if (outcome.isReplay) reply.header('Idempotent-Replayed', 'true');
  const textsIn = outcome.isReplay ? outcome.language : route.hasTexts ? language : null;
  if (textsIn !== null) reply.header('Content-Language', textsIn);
  if (route.answerType) {
    if (!reply.hasHeader('content-type')) reply.type(route.answerType);
    return reply.send(Readable.from(outcome.answer as AsyncIterable<string | Uint8Array>));
  }
  if (!route.answer) return reply.send();
  const text = JSON.stringify(route.answer.parse(outcome.answer));
  return reply.type('application/json; charset=utf-8').send(text);
}
