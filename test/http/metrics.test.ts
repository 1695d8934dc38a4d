import { expect, it } from 'vitest';
import { Secret } from '../../src/secrets/secret.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

const token = 'metrics-token-of-the-test';

describeOnBothEngines('/metrics', (engine) => {
  const gauge = { name: 'portkeeper_hash_queue_depth', help: 'Waiting hashes', read: () => 7 };
  const world = worldOn(engine, { settings: { metricsToken: Secret.of(token), gauges: [gauge] } });

  const read = (authorization?: string) =>
    world.now().app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} });

  it('401 without its token, also to the operator', async () => {
    const { operatorToken } = world.now();
    for (const given of [undefined, 'Bearer x', `Bearer ${operatorToken}`]) {
      expect((await read(given)).statusCode).toBe(401);
    }
  });

  it('counts requests, times, decisions and gauges', async () => {
    const { call, carrierToken, org } = world.now();
    const body = {
      purchaseOrderNumber: 'PON-1',
      numbers: org.numbers,
      accountNumber: org.accountNumber,
      postalCode: org.postalCode,
      agencyAuthorization: true,
    };
    await call('POST', '/port-out-orders', { token: carrierToken, body });
    await call('POST', '/port-out-orders', { token: carrierToken, body: {} });
    const answer = await read(`Bearer ${token}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4');
    const route = 'POST_/api/v1/port-out-orders';
    const lines = answer.body.split('\n');
    expect(lines).toContain(`portkeeper_http_requests_total{route="${route}",status="201"} 1`);
    expect(lines).toContain(`portkeeper_http_requests_total{route="${route}",status="422"} 1`);
    expect(lines).toContain(`portkeeper_http_request_seconds_count{route="${route}"} 2`);
    expect(lines).toContain(`portkeeper_http_request_seconds_bucket{route="${route}",le="+Inf"} 2`);
    expect(lines).toContain('portkeeper_port_out_decisions_total{status="rejected",pin="pin_not_set"} 1');
    expect(lines).toContain('portkeeper_hash_queue_depth 7');
    for (const line of lines) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^{}]*\})? [0-9.e+-]+|)$/);
  });

  it('gives unknown addresses no label of their own', async () => {
    const { app } = world.now();
    await app.inject('/secret-address');
    const { body } = await read(`Bearer ${token}`);
    expect(body).not.toContain('secret-address');
    expect(body).toContain('route="GET_none",status="404"');
  });
});
