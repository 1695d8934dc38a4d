import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newNonce, pagePolicy } from './security-headers.ts';

const noncePlace = '__CSP_NONCE__';
const notBuilt = 'The pages are not built here. The API is at /api/v1, its reference at /docs.\n';

/** Answers an address that no route has when it is one of the pages; false when it is not. */
export type ServePage = (request: FastifyRequest, reply: FastifyReply) => boolean;

/**
 * The built pages: files with a digest in their name are kept for good by browsers, and every other address
 * a person can open is the one page, fresh each time because its nonce is.
 */
export function webPages(app: FastifyInstance, folder: string | null): ServePage {
  const index = folder === null ? null : join(folder, 'index.html');
  if (folder === null || index === null || !existsSync(index)) {
    return (request, reply) => {
      if (!isPageRequest(request)) return false;
      reply.code(404).type('text/plain; charset=utf-8').send(notBuilt);
      return true;
    };
  }
  const html = readFileSync(index, 'utf8');
  app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    // By name when they are asked for: a route for each file would be most of what a start costs.
    wildcard: true,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/');
      reply.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // The page itself is never sent as the file it is: its nonce has to be put in.
  for (const name of readdirSync(folder).filter((file) => /^\w+\.(svg|png|ico|txt)$/.test(file))) {
    app.get(`/${name}`, (_request, reply) => reply.sendFile(name, folder));
  }
  return (request, reply) => {
    if (!isPageRequest(request)) return false;
    sendPage(reply, html);
    return true;
  };
}

/** Sends HTML whose style elements carry the nonce of this answer. */
export function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = newNonce();
  return reply
    .header('Content-Security-Policy', pagePolicy(nonce))
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll(noncePlace, nonce));
}

/** What the addresses of pages begin with (`web/app.tsx`), besides `/` itself. */
export const pageFolders = [
  'account',
  'forgot-password',
  'not-us',
  'o',
  'operator',
  'reset-password',
  'setup',
  'sign-in',
];
const pageAddress = new RegExp(`^/(${pageFolders.join('|')})(/|$)`);

/**
 * A page's own address gives the page to whoever does not ask for something else: links in mails are opened
 * by programs that say nothing, or that they take anything. Any other address only to who asks for a page.
 */
function isPageRequest(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url.split('?')[0] ?? '';
  if (/^\/(api|docs|assets)(\/|$)/.test(path)) return false;
  const accepted = request.headers.accept ?? '*/*';
  if (accepted.includes('text/html') || path === '/') return true;
  return pageAddress.test(path) && /(\*|text)\/\*/.test(accepted);
}
