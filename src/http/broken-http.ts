import { type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemCode } from '../core/problems.ts';
import { Refusal } from '../core/refusal.ts';
import type { Log } from '../operations/context.ts';
import { problemAnswer, problemType } from './problem-answer.ts';

interface Surroundings {
  log: Log;
  baseUrl: string;
  /** On every answer of this server. */
  headers: OutgoingHttpHeaders;
  makeRequestId(): string;
}

type BrokenHttp = Error & { code?: string };

/**
 * Answers what Node's parser gave up on, before there was a request: as a problem, like every other refusal.
 * Its language is English, because no header was read. The connection ends, since nobody knows where a next
 * request would begin.
 */
export function answerBrokenHttp({ log, baseUrl, headers, makeRequestId }: Surroundings) {
  return (error: BrokenHttp, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const requestId = makeRequestId();
    const refusal = new Refusal(codeOf(error));
    const answer = problemAnswer(refusal, { language: 'en', requestId, baseUrl });
    // The parser's error holds the bytes that came, which may be anything: only its code is noted.
    log.info({ requestId, status: answer.status, code: answer.code, internal: error.code }, 'broken request');
    if (socket.writable && !isAnswering(socket)) {
      const own = { ...headers, 'X-Request-Id': requestId, 'Content-Language': 'en' };
      socket.write(messageOf(answer.status, own, JSON.stringify(answer)));
    }
    socket.destroySoon();
  };
}

function codeOf({ code }: BrokenHttp): ProblemCode {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request_too_slow';
    case 'HPE_HEADER_OVERFLOW':
      return 'headers_too_large';
    default:
      return 'malformed_http';
  }
}

/** Node keeps an answer under way on the socket. In the midst of one a second would be taken for its body. */
function isAnswering(socket: Socket): boolean {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent ?? false;
}

function messageOf(status: number, headers: OutgoingHttpHeaders, body: string): string {
  const all = {
    ...headers,
    'Content-Type': `${problemType}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
