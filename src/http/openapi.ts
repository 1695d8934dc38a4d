import { type ZodType, z } from 'zod';
import type { Route } from '../contract/route.ts';
import { apiBase, type RouteName, routes } from '../contract/routes.ts';
import { actsNeedingReason } from '../core/delegation.ts';
import { fieldProblems } from '../core/field-problems.ts';
import { problems } from '../core/problems.ts';

type Json = Record<string, unknown>;

/**
 * Routes in the order of the table, with their names: what the document and the human reference are made
 * of.
 */
export const namedRoutes = Object.entries(routes) as [RouteName, Route][];

/**
 * The OpenAPI 3.1 document of this very server: made from the table the server runs by, so they cannot
 * disagree.
 */
export function openapiDocument(baseUrl: string, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of namedRoutes) {
    const path = apiBase + route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portkeeper',
      version,
      description:
        'Port-out PINs and port-out orders. Decisions on orders are answers; refusals are problems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      responses: { Problem: problemResponse },
      securitySchemes: securitySchemes(baseUrl),
    },
  };
}

function operationOf(name: RouteName, route: Route): Json {
  const body = bodyOf(route);
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.path.split('/').findLast((part) => part !== '' && !part.startsWith(':'))],
    ...(route.access === 'public' && { security: [] }),
    'x-permission': route.access,
    parameters: [
      ...parametersOf('path', route.params),
      ...parametersOf('query', route.query),
      ...(route.isCreation ? [idempotencyKey] : []),
      ...(takesReason(route) ? [portkeeperReason] : []),
    ],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      ...(route.answerStatus < 400 && { [route.answerStatus]: answerOf(route) }),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function bodyOf(route: Route): Json | null {
  if (route.bodyTypes) {
    return Object.fromEntries(route.bodyTypes.map((type) => [type, { schema: { type: 'string' } }]));
  }
  return route.body ? { 'application/json': { schema: jsonSchema(route.body, 'input') } } : null;
}

function answerOf(route: Route): Json {
  if (route.answerType) {
    return { description: route.summary, content: { [route.answerType]: { schema: { type: 'string' } } } };
  }
  if (!route.answer) return { description: 'Done' };
  const schema = jsonSchema(route.answer, 'output');
  const headers = route.hasTexts && { headers: { 'Content-Language': contentLanguage } };
  return { description: route.summary, ...headers, content: { 'application/json': { schema } } };
}

function parametersOf(place: 'path' | 'query', schema: ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function jsonSchema(schema: ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Kept 24 hours: the same request with the same key gets the same answer and is done once.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
};

const portkeeperReason = {
  name: 'Portkeeper-Reason',
  in: 'header',
  required: false,
  description:
    "Why an operator's API token acts for the organization, in UTF-8; kept in the organization's own record",
  schema: { type: 'string', maxLength: 500 },
};

/** A change of what is an organization's own: the operator may say why it makes it. */
function takesReason({ access }: Route): boolean {
  return (actsNeedingReason as ReadonlySet<string>).has(access);
}

const contentLanguage = {
  description: 'What messages are written in: the one of ours that Accept-Language wants most, else English',
  schema: { type: 'string', enum: ['en', 'fr'] },
};

const problemResponse = {
  description: 'Refused: RFC 9457. The code says why, and stays the same in every language.',
  headers: { 'Content-Language': contentLanguage },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: [...new Set([...Object.keys(problems), ...Object.keys(fieldProblems)])] },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', description: 'JSON pointer into the body or the query' },
          code: { type: 'string', enum: Object.keys(fieldProblems) },
          message: { type: 'string' },
          reasons: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

function securitySchemes(baseUrl: string): Json {
  const name = baseUrl.startsWith('https:') ? '__Host-portkeeper' : 'portkeeper';
  return {
    bearer: { type: 'http', scheme: 'bearer', description: 'An API token' },
    session: { type: 'apiKey', in: 'cookie', name, description: 'With X-CSRF-Token for every change' },
  };
}
