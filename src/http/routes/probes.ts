import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../core/refusal.ts';
import type { Context } from '../../operations/context.ts';
import { hashToken, isTokenOfHash } from '../../secrets/hash-token.ts';
import type { Metrics } from '../metrics.ts';
import type { HttpSettings } from '../settings.ts';

/** For whoever watches over the process. They ask for nobody and count against no limit. */
export function registerProbes(
  app: FastifyInstance,
  context: Context,
  settings: HttpSettings,
  metrics: Metrics,
): void {
  // The process lives: asks nothing of the database or the hash queue, so that neither can fake its death.
  app.get('/healthz', async () => ({ status: 'ok' }));
  // The schema was brought up to date before the server was built, so what is left to ask is whether it
  // answers.
  app.get('/readyz', async () => {
    await context.db.ping();
    return { status: 'ok' };
  });

  const { metricsToken } = settings;
  if (metricsToken === null) return;
  const tokenHash = hashToken(metricsToken);
  app.get('/metrics', async (request, reply) => {
    const given = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !isTokenOfHash(given, tokenHash)) throw new Refusal('not_signed_in');
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text(settings.gauges));
  });
}
