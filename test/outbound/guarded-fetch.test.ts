import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FetchFailed, GuardedFetch } from '../../src/outbound/guarded-fetch.ts';
import { WebhookTargets } from '../../src/outbound/webhook-targets.ts';

describe('A guarded fetch', () => {
  let answer: (response: ServerResponse) => void;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    answer(response);
  });
  const targets = new WebhookTargets({
    networks: ['127.0.0.1'],
    resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  const limits = { totalMs: 400, answerBytesMax: 10_000 };
  const guarded = new GuardedFetch(targets, limits);
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const get = (address = url(), by = guarded) =>
    by.fetch(address, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' });

  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  afterAll(async () => {
    await guarded.close();
    server.closeAllConnections();
    server.close();
  });

  test('gives the status, the type and the body', async () => {
    answer = (response) =>
      void response.writeHead(201, { 'content-type': 'application/json' }).end('{"a":1}');
    const got = await get();
    expect([got.status, got.headers.get('content-type'), await got.json()]).toEqual([
      201,
      'application/json',
      { a: 1 },
    ]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['is never answered', () => {}],
    ['is answered by a body that does not end', (response) => void response.writeHead(200).write('a')],
    ['is answered by drops', (response) => void setInterval(() => response.write('a'), 50).unref()],
  ])('ends in time when it %s', async (_what, slow) => {
    answer = slow;
    const began = performance.now();
    await expect(get()).rejects.toThrow(/no answer in 400 ms/);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('reads no more than its limit, whatever length is said', async () => {
    answer = (response) => void response.writeHead(200).end('x'.repeat(10_001));
    await expect(get()).rejects.toThrow('an answer of more than 10000 bytes');
    answer = (response) => void response.writeHead(200).end('x'.repeat(10_000));
    expect((await (await get()).text()).length).toBe(10_000);
  });

  test('follows no redirect', async () => {
    answer = (response) => void response.writeHead(302, { location: url() }).end();
    asked = 0;
    expect((await get()).status).toBe(302);
    expect(asked).toBe(1);
  });

  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://[::1]/',
    'file:///etc/passwd',
    'nonsense',
  ])('does not ask %s', async (address) => {
    await expect(get(address)).rejects.toBeInstanceOf(FetchFailed);
  });

  test('does not ask a name that leads to an address that is not allowed', async () => {
    const inside = new GuardedFetch(
      new WebhookTargets({
        networks: [],
        resolve: (_name, done) => done(null, [{ address: '10.0.0.7', family: 4 }]),
      }),
      limits,
    );
    await expect(get('https://accounts.example.com/', inside)).rejects.toThrow('10.0.0.7');
    await inside.close();
  });
});
