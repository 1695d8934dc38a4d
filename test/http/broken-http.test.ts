import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { answerBrokenHttp } from '../../src/http/broken-http.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('Broken HTTP on a real socket', (engine) => {
  const world = worldOn(engine);
  let port = 0;

  beforeAll(async () => {
    const { app } = world.now();
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as { port: number }).port;
  });

  /** Everything that comes back until the server ends the connection. */
  async function answerTo(sent: string, onServer: (socket: Socket) => void = () => {}): Promise<string> {
    world.now().app.server.once('connection', onServer);
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes;
    });
    socket.write(sent);
    await once(socket, 'close');
    return text;
  }

  function parsed(text: string) {
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const [status = '', ...lines] = head.split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]),
    );
    return { status, headers, body: JSON.parse(body) };
  }

  const timeOut = (socket: Socket) => {
    const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    world.now().app.server.emit('clientError', error, socket);
  };

  const rows = [
    ['what is no HTTP', 'my PIN is 40618273\r\n\r\n', undefined, '400 Bad Request', 'malformed_http'],
    [
      'headers without end',
      `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
      undefined,
      '431 Request Header Fields Too Large',
      'headers_too_large',
    ],
    ['headers that never come', 'GET / HTTP/1.1\r\n', timeOut, '408 Request Timeout', 'request_too_slow'],
    [
      'no Host',
      'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n',
      undefined,
      '400 Bad Request',
      'malformed_http',
    ],
  ] as const;
  it.each(rows)('%s: a problem, and the connection ends', async (_what, sent, onServer, status, code) => {
    const answer = parsed(await answerTo(sent, onServer));
    expect(answer.status).toBe(`HTTP/1.1 ${status}`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'en',
      'content-length': String(Buffer.byteLength(JSON.stringify(answer.body))),
      connection: 'close',
      'x-content-type-options': 'nosniff',
      'x-request-id': answer.body.requestId,
    });
    expect(answer.body).toMatchObject({ code, status: Number.parseInt(status, 10) });
    expect(answer.body.requestId).toMatch(/^req_/);
    const { logLines } = world.now();
    expect(logLines.some((line) => line.includes(answer.body.requestId))).toBe(true);
    expect(logLines.join('\n')).not.toContain('40618273');
  });

  it('without a Host is what HTTP/1.0 was', async () => {
    expect(await answerTo('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200/);
  });
});

it('in the midst of an answer gets no second one, only the end', async () => {
  const broken = answerBrokenHttp({
    log: { info() {}, warn() {}, error() {} },
    baseUrl: 'http://localhost',
    headers: {},
    makeRequestId: () => 'req_1',
  });
  const server = createServer((_request, response) => response.write('the first half'));
  server.on('clientError', broken as (error: Error, socket: Duplex) => void);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as { port: number }).port, '127.0.0.1');
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
    socket.write('NONSENSE\r\n\r\n');
  });
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'close');
  server.close();
  expect(text).toContain('the first half');
  expect(text).not.toContain('400');
});
