import { z } from 'zod';
import type { Route } from '../../../src/contract/route.ts';
import type { ForeignRow, Thing } from './foreign-ids.ts';

/** Parameters of paths that name no row: a year is everybody's. */
const noIds: readonly string[] = ['year'];
const isIdName = /Ids?$/;

/** Everything in a route that names a thing: `path org`, `query billingAccountId`, `body orderIds`. */
export function idsOf(route: Route): string[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return [
    ...inPath.filter((name) => !noIds.includes(name)).map((name) => `path ${name}`),
    ...namesIn(route.query).map((name) => `query ${name}`),
    ...namesIn(route.body).map((name) => `body ${name}`),
  ];
}

function namesIn(schema: Route['body']): string[] {
  if (!schema) return [];
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties } = value as { properties?: Record<string, unknown> };
    for (const name of Object.keys(properties ?? {})) if (isIdName.test(name)) names.add(name);
    for (const part of Object.values(value)) visit(part);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...names];
}

/** Those of them for which no ask of the row names another tenant's thing. */
export function unaskedIds(route: Route, row: ForeignRow): string[] {
  const asked = new Set(
    row.asks.flatMap((ask) => [
      ...inParts(ask.params, 'path'),
      ...inParts(ask.query, 'query'),
      ...inBody(ask.body),
    ]),
  );
  return idsOf(route).filter((id) => !asked.has(id));
}

function inParts(parts: Record<string, string | Thing> | undefined, where: string): string[] {
  return Object.entries(parts ?? {}).flatMap(([name, value]) =>
    typeof value === 'object' ? [`${where} ${name}`] : [],
  );
}

const mark = '\u0000foreign';

function inBody(body: ForeignRow['asks'][number]['body']): string[] {
  const found: string[] = [];
  JSON.stringify(body?.(() => mark) ?? null, (name, value: unknown) => {
    const values = Array.isArray(value) ? value : [value];
    if (values.includes(mark)) found.push(`body ${name}`);
    return value;
  });
  return found;
}
