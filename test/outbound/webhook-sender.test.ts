import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebhookSender } from '../../src/outbound/webhook-sender.ts';
import { WebhookTargets } from '../../src/outbound/webhook-targets.ts';

const limits = { totalMs: 300, answerBytesMax: 1_000 };
const targets = new WebhookTargets({ networks: ['127.0.0.1'] });
const full = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

describe('a webhook’s sender, whatever the receiver does,', () => {
  /** Bytes on a socket: an HTTP server of Node would not let a receiver be as odd as some are. */
  let answer: (socket: Socket) => void;
  let posts = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
    socket.on('data', () => {
      posts += 1;
      answer(socket);
    });
  });
  let url: string;
  let sender: WebhookSender;

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`;
    sender = new WebhookSender(targets, limits);
  });
  beforeEach(() => {
    posts = 0;
  });
  afterAll(async () => {
    await sender.close();
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  });

  const post = () => sender.post({ url, headers: { 'webhook-id': 'evt_1' }, body: '{}' });
  const drip = (socket: Socket, text: string) => {
    const timer = setInterval(() => socket.write(text), 50);
    socket.on('close', () => clearInterval(timer));
  };

  test('keeps its connections for what follows', async () => {
    answer = (socket) => socket.write(full);
    for (let n = 0; n < 20; n += 1) expect(await post()).toEqual({ status: 200 });
    // Undici may open a second while it puts the first in order after an answer.
    expect(open.size).toBeLessThanOrEqual(2);
  });

  test('gives the whole its time, not each byte: headers that never end are no answer', async () => {
    answer = (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'x-more: x\r\n');
    };
    const startedAt = performance.now();
    expect(await post()).toEqual({ failure: 'no answer in 300 ms' });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test('gives the whole its time: a body that never ends was an answer, and is not waited for', async () => {
    answer = (socket) => {
      socket.write('HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\n');
      drip(socket, '1\r\nx\r\n');
    };
    const startedAt = performance.now();
    expect(await post()).toEqual({ status: 202 });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test('hangs up on an answer that is too long', async () => {
    answer = (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(2_000)}`);
    };
    const startedAt = performance.now();
    expect(await post()).toEqual({ status: 200 });
    expect(performance.now() - startedAt).toBeLessThan(limits.totalMs);
  });

  test('does not take what comes before an answer for one', async () => {
    answer = (socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n');
    expect(await post()).toEqual({ failure: 'no answer in 300 ms' });
    answer = (socket) => socket.write(`HTTP/1.1 103 Early Hints\r\n\r\n${full}`);
    expect(await post()).toEqual({ status: 200 });
  });

  test('says what went wrong', async () => {
    answer = (socket) => socket.end('no HTTP\r\n\r\n');
    expect(await post()).toEqual({ failure: 'the connection failed' });
    answer = (socket) => socket.destroy();
    expect(await post()).toEqual({ failure: 'UND_ERR_SOCKET' });
    const nobody = await sender.post({ url: 'http://127.0.0.1:1/', headers: {}, body: '{}' });
    expect(nobody).toEqual({ failure: 'ECONNREFUSED' });
  });

  test('does not send late what was given up while its receiver’s name was looked up', async () => {
    answer = (socket) => socket.write(full);
    let found = () => {};
    const slow = new WebhookTargets({
      networks: ['127.0.0.1'],
      resolve: (_name, done) => {
        found = () => done(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    const late = new WebhookSender(slow, limits);
    const named = url.replace('127.0.0.1', 'slow.example.com');
    expect(await late.post({ url: named, headers: {}, body: '{}' })).toEqual({
      failure: 'no answer in 300 ms',
    });
    found();
    await new Promise((done) => setTimeout(done, 200));
    expect(posts).toBe(0);
    await late.close();
  });
});
