import type { FastifyInstance } from 'fastify';
import { apiBase } from '../../contract/routes.ts';
import { openapiDocument } from '../openapi.ts';
import { problemsPage, referencePage } from '../reference-pages.ts';
import { sendPage } from '../web-pages.ts';

/** The reference, for programs and for people. Public: it holds nothing but the contract. */
export function registerDocuments(app: FastifyInstance, baseUrl: string, version: string): void {
  const openapi = once(() => JSON.stringify(openapiDocument(baseUrl, version)));
  const reference = once(() => referencePage(baseUrl, version));
  const problems = once(problemsPage);
  app.get(`${apiBase}/openapi.json`, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(openapi()),
  );
  app.get('/docs', async (_request, reply) => sendPage(reply, reference()));
  app.get('/docs/problems', async (_request, reply) => sendPage(reply, problems()));
}

/** Made when somebody first asks, not at the start, and then kept: nothing in it changes. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
