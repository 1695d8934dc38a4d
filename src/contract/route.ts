import type { ZodType } from 'zod';
import type { DocumentType } from '../core/document-type.ts';
import type { Action } from '../core/permissions.ts';

/**
 * One call of the HTTP API: everything a server, a client and the reference need to know of it.
 *
 * `access` is `public` (no sign-in), `signed_in` (anyone signed in) or the action the permission table
 * decides by. `isCreation` marks POSTs that make something and therefore honour `Idempotency-Key`. `hasTexts`
 * marks answers with sentences in the language asked for, which `Content-Language` names.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  access: 'public' | 'signed_in' | Action;
  params?: ZodType;
  query?: ZodType;
  body?: ZodType;
  /** A body that is not JSON but of one of these types: streamed to the handler as it arrives. */
  bodyTypes?: readonly ('text/csv' | DocumentType)[];
  answerStatus: number;
  answer?: ZodType;
  /**
   * An answer that is not JSON: written to the wire as it is read. `application/octet-stream`: a file, whose
   * own type the handler says.
   */
  answerType?: 'application/x-ndjson' | 'application/octet-stream';
  isCreation?: boolean;
  hasTexts?: boolean;
}

/** Keeps the literal types of a route's schemas. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}
