import type { FastifyError } from 'fastify';
import { Refusal } from '../core/refusal.ts';

/**
 * What an error that ended a request is to the outside. An unexpected one is ours: its text stays in the
 * log.
 */
export function refusalOf(error: unknown, bodyLimitBytes: number): Refusal {
  if (error instanceof Refusal) return error;
  return (
    frameworkRefusal(error as Partial<FastifyError>, bodyLimitBytes) ??
    new Refusal('internal_error', { cause: error })
  );
}

/** What fastify refuses before a handler is reached. */
function frameworkRefusal(error: Partial<FastifyError>, bodyLimitBytes: number): Refusal | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('body_too_large', { params: { limit: bodyLimitBytes } });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('unsupported_media_type', { params: { expected: 'application/json' } });
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Refusal('not_found');
    default:
      // What is left of its 4xx errors is a body that ended too early or is not as long as it said.
      return isClientError(error.statusCode)
        ? new Refusal('malformed_json', { internal: error.message })
        : null;
  }
}

function isClientError(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500;
}
