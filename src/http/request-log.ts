import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems } from '../core/problems.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Context } from '../operations/context.ts';
import type { Metrics } from './metrics.ts';

/**
 * One line per request: the route's pattern instead of its address, no query, no header, no body, so that
 * nothing secret can be in it.
 */
export function logRequests(app: FastifyInstance, context: Context, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = reply.elapsedTime;
    metrics.countRequest(`${request.method} ${route}`, reply.statusCode, ms / 1000);
    const { refusal } = request;
    const facts = { requestId: request.id, method: request.method, route, status: reply.statusCode };
    const why = refusal && { code: refusal.code, internal: refusal.internal };
    context.log.info({ ...facts, ms: Math.round(ms * 10) / 10, ...why }, 'request');
  });
}

/** Keeps why a request is refused for its line in the log, and writes a fault of ours in full. */
export function noteRefusal(context: Context, request: FastifyRequest, refusal: Refusal): void {
  request.refusal = refusal;
  const { code, internal, cause } = refusal;
  if (problems[code].status < 500) return;
  const facts = { requestId: request.id, code, internal, ...(cause !== undefined && errorFacts(cause)) };
  context.log.error(facts, 'fault');
}

/** An error's text and stack and those of its causes, but none of its other members: they may hold data. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause === undefined ? {} : { cause: errorFacts(error.cause) };
  return { error: error.message, stack: error.stack, ...cause };
}
