import type { FastifyInstance } from 'fastify';

/**
 * Tells which methods an address takes, for the answer to one it does not; an empty list: there is no such
 * address.
 */
export type AllowedMethods = (path: string) => string[];

/** Notes every route that is put on the server from now on. */
export function allowedMethods(app: FastifyInstance): AllowedMethods {
  const byPattern = new Map<string, { form: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const form = new RegExp(
      `^${url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`,
    );
    const known = byPattern.get(url) ?? { form, methods: new Set() };
    for (const name of [method].flat()) known.methods.add(name);
    byPattern.set(url, known);
  });
  return (path) => {
    const found = [...byPattern.values()].filter(({ form }) => form.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  };
}
