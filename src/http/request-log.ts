import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems } from '../core/problems.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Context } from '../operations/context.ts';
import type { Metrics } from './metrics.ts';

/** Remembers why a request was refused, for its line in the log. */
export type NoteRefusal = (request: FastifyRequest, refusal: Refusal) => void;

/**
 * One line per request: the route's pattern instead of its address, no query, no header, no body, so that nothing
 * secret can be in it. A fault of ours is written in full beforehand, with the same request id.
 */
export function logRequests(app: FastifyInstance, context: Context, metrics: Metrics): NoteRefusal {
  const refusals = new WeakMap<FastifyRequest, Refusal>();
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = reply.elapsedTime;
    metrics.countRequest(`${request.method} ${route}`, reply.statusCode, ms / 1000);
    const refusal = refusals.get(request);
    const facts = { requestId: request.id, method: request.method, route, status: reply.statusCode };
    const why = refusal && { code: refusal.code, internal: refusal.internal };
    context.log.info({ ...facts, ms: Math.round(ms * 10) / 10, ...why }, 'request');
  });
  return (request, refusal) => {
    refusals.set(request, refusal);
    if (problems[refusal.code].status < 500) return;
    const { code, internal, cause } = refusal;
    context.log.error(
      { requestId: request.id, code, internal, ...(cause !== undefined && errorFacts(cause)) },
      'fault',
    );
  };
}

/** An error's text and stack and those of its causes, but none of its other members: they may hold data. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause === undefined ? {} : { cause: errorFacts(error.cause) };
  return { error: error.message, stack: error.stack, ...cause };
}
