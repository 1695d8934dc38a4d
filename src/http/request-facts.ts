import type { FastifyInstance } from 'fastify';
import type { Principal } from '../core/principal.ts';
import type { Refusal } from '../core/refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once admitted; null on public routes. */
    principal: Principal | null;
    /** Why the request was refused, for its line in the log. */
    refusal: Refusal | null;
  }
}

/**
 * What a request learns on its way. Members of its own: a WeakMap of requests costs more to collect than to
 * ask.
 */
export function declareRequestFacts(app: FastifyInstance): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('refusal', null);
}
