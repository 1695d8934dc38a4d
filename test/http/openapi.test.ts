import { describe, expect, it } from 'vitest';
import { routes } from '../../src/contract/routes.ts';
import { openapiDocument } from '../../src/http/openapi.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is looked into freely.
const document = openapiDocument('https://porting.example', '1.2.3') as any;

function everyValue(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [value];
  return [value, ...Object.values(value).flatMap(everyValue)];
}

describe('The OpenAPI document', () => {
  it('names every route of the contract once', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(routes).sort());
  });

  it('has every part of an address as a parameter', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      // biome-ignore lint/suspicious/noExplicitAny: the document is looked into freely.
      for (const { parameters } of Object.values(methods as any) as any[]) {
        const inPath = parameters.filter((parameter: { in: string }) => parameter.in === 'path');
        expect(inPath.map(({ name }: { name: string }) => name).sort()).toEqual(named.sort());
      }
    }
  });

  it('refers to nothing that is not in it', () => {
    const references = everyValue(document).flatMap((value) => (value as { $ref?: string })?.$ref ?? []);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        // biome-ignore lint/suspicious/noExplicitAny: the document is looked into freely.
        .reduce((inner: any, key) => inner?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  it('says what a body must have, what an answer has, and that unknown fields are refused', () => {
    const { requestBody, responses } = document.paths['/api/v1/port-out-orders'].post;
    const body = requestBody.content['application/json'].schema;
    expect(body.required.sort()).toEqual([
      'accountNumber',
      'agencyAuthorization',
      'numbers',
      'postalCode',
      'purchaseOrderNumber',
    ]);
    expect(body.additionalProperties).toBe(false);
    expect(responses['201'].content['application/json'].schema.required).toContain('answerDueAt');
    expect(responses.default.$ref).toBe('#/components/responses/Problem');
  });
});
