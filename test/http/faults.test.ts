import { expect, it, vi } from 'vitest';
import { HashQueueFull } from '../../src/secrets/hash-queue.ts';
import { DatabaseUnavailable } from '../../src/storage/database-unavailable.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A fault of ours', (engine) => {
  const world = worldOn(engine);

  async function readPin(headers?: Record<string, string>) {
    const { call, org, ownerToken: token } = world.now();
    return call('GET', `/organizations/${org.id}/port-out-pin`, { token, headers });
  }

  function failing(error: Error) {
    return vi.spyOn(world.now().context.db, 'beforeTenant').mockRejectedValueOnce(error);
  }

  it('503 with Retry-After when the database is away', async () => {
    failing(new DatabaseUnavailable('connect ECONNREFUSED 10.0.0.5'));
    const answer = await readPin();
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.stringify(answer.body)).not.toContain('10.0.0.5');
  });

  it('503 with Retry-After when too many hashes wait', async () => {
    const { call, context } = world.now();
    vi.spyOn(context.passwordHasher, 'verify').mockRejectedValueOnce(new HashQueueFull(200));
    const body = { email: 'a@contoso.example', password: 'x' };
    const answer = await call('POST', '/session', { body });
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('500 internal_error tells a request id, and only the log the rest', async () => {
    const { logLines } = world.now();
    failing(new Error('relation "secrets" does not exist'));
    const answer = await readPin({ 'accept-language': 'fr' });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(answer.body.detail).toContain('Rien n’a été décidé');
    expect(JSON.stringify(answer.body)).not.toContain('relation');
    const fault = logLines.find((line) => line.includes('"fault"') && line.includes(answer.body.requestId));
    expect(fault).toContain('relation \\"secrets\\" does not exist');
    expect(fault).toContain('faults.test.ts');
  });

  it('never logs a token, a cookie, a body or a query', async () => {
    const { call, logLines, ownerToken, carrierToken: token, org } = world.now();
    await call('GET', '/port-out-orders?purchaseOrderNumber=PON-SECRET', { token });
    await call('POST', '/port-out-orders', {
      token,
      body: { pin: '40618273' },
      headers: { cookie: 'portkeeper=abc' },
    });
    await call('PUT', `/organizations/${org.id}/port-out-pin`, {
      token: ownerToken,
      body: { pin: '123456' },
    });
    const log = logLines.join('\n');
    for (const secret of [token, ownerToken, 'PON-SECRET', '40618273', '123456', 'portkeeper=abc']) {
      expect(log).not.toContain(secret);
    }
    expect(log).toContain('/api/v1/organizations/:org/port-out-pin');
  });
});

describeOnBothEngines('A probe', (engine) => {
  const world = worldOn(engine, { settings: { metricsToken: null } });

  it('/healthz asks nothing of the database', async () => {
    const { app, context } = world.now();
    const asked = [vi.spyOn(context.db, 'ping'), vi.spyOn(context.db, 'beforeTenant')];
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    for (const spy of asked) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('/readyz answers 200 while the database does, else 503', async () => {
    const { app, context } = world.now();
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    vi.spyOn(context.db, 'ping').mockRejectedValueOnce(new DatabaseUnavailable('gone'));
    expect((await app.inject('/readyz')).statusCode).toBe(503);
  });

  it('/metrics is not there without a token of its own', async () => {
    expect((await world.now().app.inject('/metrics')).statusCode).toBe(404);
  });
});
