import type { FastifyRequest } from 'fastify';
import type { Route } from '../contract/route.ts';
import type { Principal } from '../core/principal.ts';
import { refuseFields } from '../core/refusal.ts';
import type { OnceKey } from '../operations/answer-once.ts';
import type { Language } from './language.ts';

const keyForm = /^[\x21-\x7e]{1,255}$/;

/** What makes the request the same as another with its key; null without a key, or where nothing is made. */
export function onceKeyOf(
  route: Route,
  principal: Principal | null,
  request: FastifyRequest,
  content: { params: unknown; query: unknown; body: unknown },
  language: Language | null,
): OnceKey | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !route.isCreation || !principal) return null;
  if (typeof key !== 'string' || !keyForm.test(key)) {
    throw refuseFields({ path: '/Idempotency-Key', code: 'invalid_format' });
  }
  const { method, path } = route;
  return { principalId: principal.id, key, content: { method, path, ...content }, language };
}
