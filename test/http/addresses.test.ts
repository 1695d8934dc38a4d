import { expect, it } from 'vitest';
import { routes } from '../../src/contract/routes.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('An address', (engine) => {
  const world = worldOn(engine);

  it.each(['/api/v1/nothing', '/api/v1', '/api', '/nothing', '/%zz'])('404 for %s', async (url) => {
    const answer = await world.now().app.inject({ url });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not_found' });
  });

  it('404 for one with an endless part', async () => {
    const { call, operatorToken: token } = world.now();
    expect((await call('GET', `/organizations/${'x'.repeat(5000)}`, { token })).status).toBe(404);
  });

  it.each([
    ['PATCH', '/api/v1/organizations', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/port-out-orders/poo_1', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/session?x=1', 'DELETE, GET, HEAD, POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
  ] as const)('405 for %s %s, saying what it takes', async (method, url, allow) => {
    const answer = await world.now().app.inject({ method, url });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe(allow);
    expect(answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('405 pin_cannot_be_removed to who would delete a PIN', async () => {
    const { call, org, ownerToken: token } = world.now();
    const answer = await call('DELETE', `/organizations/${org.id}/port-out-pin`, { token });
    expect(answer).toMatchObject({ status: 405, body: { code: 'pin_cannot_be_removed' } });
  });

  it.each(Object.entries(routes).filter(([, { access }]) => access !== 'public'))(
    '401 for %s without a token',
    async (_name, { method, path }) => {
      const { call } = world.now();
      expect((await call(method, path.replaceAll(/:\w+/g, 'x'))).status).toBe(401);
    },
  );

  it('is never kept by a cache, however it is written, and never guessed at or framed', async () => {
    const { app, call, operatorToken: token } = world.now();
    const headers = { authorization: `Bearer ${token}` };
    for (const answer of [
      await call('GET', '/organizations', { token }),
      await call('GET', '/nothing'),
      await app.inject({ url: '/%61pi/v1/organizations', headers }),
      await app.inject({ url: '/nothing' }),
    ]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
    }
  });
});
