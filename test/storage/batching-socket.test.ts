import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BatchingSocket } from '../../src/storage/batching-socket.ts';

const server = createServer();

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => server.close());

/** A connected socket, the other end's, and how often the socket's own writing was called. */
async function connected() {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const socket = new BatchingSocket();
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const [other] = await accepted;
  const calls: string[] = [];
  const { _write, _writev } = socket;
  socket._write = (...args) => {
    calls.push('one');
    _write.apply(socket, args);
  };
  socket._writev = (chunks, done) => {
    calls.push(`${chunks.length} together`);
    _writev?.call(socket, chunks, done);
  };
  return { socket, other, calls };
}

test('what is written in one turn goes out together, also some promises later', async () => {
  const { socket, other, calls } = await connected();
  socket.write('a');
  for (let n = 0; n < 5; n += 1) await Promise.resolve();
  socket.write('b');
  const [received] = await once(other, 'data');
  expect(String(received)).toBe('ab');
  expect(calls).toEqual(['2 together']);
  socket.destroy();
});

test('what is written a turn later goes out by itself', async () => {
  const { socket, other, calls } = await connected();
  for (const text of ['a', 'b']) {
    socket.write(text);
    await once(other, 'data');
  }
  expect(calls).toEqual(['one', 'one']);
  socket.destroy();
});
