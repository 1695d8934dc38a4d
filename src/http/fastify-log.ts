import type { FastifyBaseLogger } from 'fastify';
import type { Log } from '../operations/context.ts';

/**
 * Fastify's own warnings and errors in our log. It hands over whole requests, with their headers; only the
 * error's text and stack go on.
 */
export function fastifyLog(log: Log): FastifyBaseLogger {
  const write =
    (level: keyof Log) =>
    (facts: unknown, message?: string): void => {
      const error = facts instanceof Error ? facts : (facts as { err?: unknown } | null)?.err;
      const words = typeof facts === 'string' ? facts : (message ?? 'fastify');
      log[level](error instanceof Error ? { error: error.message, stack: error.stack } : {}, words);
    };
  const silent = () => {};
  const adapter = {
    level: 'info',
    // Where it listens is said by who started it.
    info: silent,
    warn: write('warn'),
    error: write('error'),
    fatal: write('error'),
    debug: silent,
    trace: silent,
    silent,
    child: () => adapter,
  };
  return adapter as unknown as FastifyBaseLogger;
}
