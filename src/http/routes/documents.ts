import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiBase } from '../../contract/routes.ts';
import { type Language, languageOf } from '../language.ts';
import { openapiDocument } from '../openapi.ts';
import { reasonsPage } from '../reasons-page.ts';
import { problemsPage, referencePage } from '../reference-pages.ts';
import { sendPage } from '../web-pages.ts';

/** The reference, for programs and for people. Public: it holds nothing but the contract. */
export function registerDocuments(app: FastifyInstance, baseUrl: string, version: string): void {
  const openapi = once(() => JSON.stringify(openapiDocument(baseUrl, version)));
  const reference = once(() => referencePage(baseUrl, version));
  const problems = once(problemsPage);
  const reasons = { en: once(() => reasonsPage('en')), fr: once(() => reasonsPage('fr')) };
  app.get(`${apiBase}/openapi.json`, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(openapi()),
  );
  app.get('/docs', async (_request, reply) => sendPage(reply, reference()));
  app.get('/docs/problems', async (_request, reply) => sendPage(reply, problems()));
  app.get('/docs/reasons', async (request, reply) => {
    const language = languageAsked(request);
    return sendPage(reply.header('Content-Language', language), reasons[language]());
  });
}

/** The language a link names with `?lang=`, else the one the browser prefers. */
function languageAsked({ query, headers }: FastifyRequest): Language {
  const { lang } = query as { lang?: string | string[] };
  return lang === 'en' || lang === 'fr' ? lang : languageOf(headers['accept-language']);
}

/** Made when somebody first asks, not at the start, and then kept: nothing in it changes. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
