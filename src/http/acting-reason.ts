import type { FastifyRequest } from 'fastify';
import { refuseFields } from '../core/refusal.ts';

const reasonMax = 500;

/**
 * Why a program of the operator acts for an organization, as its `Portkeeper-Reason` header says, in UTF-8;
 * null where it says nothing. Kept with the act in the organization's record. Refuses a reason that is too
 * long or not text.
 */
export function reasonOf(request: FastifyRequest): string | null {
  const header = request.headers['portkeeper-reason'];
  if (typeof header !== 'string' || header.trim() === '') return null;
  // Node reads headers byte by byte.
  const reason = Buffer.from(header, 'latin1').toString('utf8').trim();
  const path = '/headers/portkeeper-reason';
  if (/[\p{Cc}\ufffd]/u.test(reason)) throw refuseFields({ path, code: 'invalid_text' });
  if (reason.length > reasonMax) {
    throw refuseFields({ path, code: 'too_long', params: { maximum: reasonMax } });
  }
  return reason;
}
