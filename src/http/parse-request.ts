import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { Route } from '../contract/route.ts';
import { Refusal } from '../core/refusal.ts';
import { brokenTextErrors } from './broken-text.ts';
import { fieldErrorsOf } from './field-errors.ts';

/**
 * The request as the contract understands it. Refuses `invalid_request` with everything that is wrong in
 * its first part that has a fault: an address that names nothing is not told what its body lacks.
 */
export function parseRequest(route: Route, request: FastifyRequest) {
  const params = parsed(route.params, request.params);
  const query = parsed(route.query, request.query);
  // No body is an empty one: whoever sends nothing is told what is missing, or nothing is.
  const body = route.bodyTypes
    ? request.body
    : parsed(route.body, request.body === undefined ? {} : request.body);
  return { params, query, body };
}

function parsed(schema: ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  const errors = result.success ? brokenTextErrors(result.data) : fieldErrorsOf(result.error, value);
  if (errors.length > 0) throw new Refusal('invalid_request', { errors });
  return result.data;
}
