import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Route } from '../contract/route.ts';
import { Refusal } from '../core/refusal.ts';

/** A client that drips a JSON body slower than this is cut off. A file may take as long as it flows. */
const jsonBodyMaxMs = 30_000;

/**
 * Makes the routes of a scope take JSON and nothing else. Names that would reach an object's prototype are
 * refused, and so are bytes that are no UTF-8, which would else become other text than was sent.
 */
export function acceptJson(scope: FastifyInstance): void {
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (bytes.length === 0) return done(null, undefined);
    if (!isUtf8(bytes)) return done(new Refusal('malformed_json'));
    void parseJson(request, bytes.toString('utf8'), (error, value) =>
      error ? done(new Refusal('malformed_json')) : done(null, value),
    );
  });
  scope.addHook('preParsing', async (request, _reply, payload) => {
    if (!hasBody(request)) return payload;
    const timer = setTimeout(() => request.raw.destroy(), jsonBodyMaxMs).unref();
    for (const end of ['end', 'error', 'close']) payload.once(end, () => clearTimeout(timer));
    return payload;
  });
}

/** Makes the routes of a scope take bodies of these types, handed on as they arrive. */
export function acceptStreams(scope: FastifyInstance, types: ReadonlySet<string>): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser([...types], (_request, payload, done) => done(null, payload));
}

/** What a body says it is, without its parameters, in lower case. */
export function mediaTypeOf(request: FastifyRequest): string | undefined {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

/** Refuses `unsupported_media_type` when the body is not what the route takes, before it is read. */
export function requireBodyType(route: Route, request: FastifyRequest): void {
  if (!route.body && !route.bodyTypes) return;
  const expected: readonly string[] = route.bodyTypes ?? ['application/json'];
  const type = mediaTypeOf(request);
  const isMissing = type === undefined && !hasBody(request) && !route.bodyTypes;
  if (isMissing || (type !== undefined && expected.includes(type))) return;
  throw new Refusal('unsupported_media_type', { params: { expected: expected.join(', ') } });
}

function hasBody(request: FastifyRequest): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding !== undefined || (length !== undefined && length !== '0');
}
