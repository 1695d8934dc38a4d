import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../src/http/rate-limit.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describe('A rate', () => {
  function limited(rate: { perSecond: number; burst: number }) {
    let nowMs = 0;
    const limit = new RateLimit(rate, () => nowMs);
    const take = (key: string, times: number) => {
      let taken = 0;
      for (; taken < times; taken += 1) {
        try {
          limit.take(key);
        } catch {
          break;
        }
      }
      return taken;
    };
    return { take, limit, pass: (ms: number) => (nowMs += ms) };
  }

  it('lets a burst through, then as many as it says', () => {
    const { take, pass } = limited({ perSecond: 100, burst: 200 });
    expect(take('a', 1000)).toBe(200);
    pass(500);
    expect(take('a', 1000)).toBe(50);
    pass(60_000);
    expect(take('a', 1000)).toBe(200);
  });

  it('is each key’s own, and forgets keys that are full again', () => {
    const { take, pass } = limited({ perSecond: 1, burst: 2 });
    for (let i = 0; i < 10_000; i += 1) take(`key ${i}`, 1);
    expect(take('another', 3)).toBe(2);
    pass(2_000);
    take('one more', 1);
    expect(take('key 1', 3)).toBe(2);
  });

  it('says when to come again', () => {
    const { take, limit } = limited({ perSecond: 0.1, burst: 1 });
    take('a', 1);
    expect(() => limit.take('a')).toThrow(expect.objectContaining({ retryAfterSeconds: 10 }));
  });
});

describeOnBothEngines('Too many requests', (engine) => {
  const world = worldOn(engine, {
    settings: { rateLimit: { perSecond: 1, burst: 5 }, addressRateLimit: { perSecond: 1, burst: 3 } },
  });

  async function repeat(times: number, one: () => Promise<{ status: number }>): Promise<number[]> {
    const statuses: number[] = [];
    for (let i = 0; i < times; i += 1) statuses.push((await one()).status);
    return statuses;
  }

  it('429 with Retry-After to the token that sent them, and to no other', async () => {
    const { call, org, ownerToken, auditorToken } = world.now();
    const read = (token: string) => call('GET', `/organizations/${org.id}/port-out-pin`, { token });
    const statuses = await repeat(7, () => read(ownerToken));
    expect(statuses.slice(0, 5)).toEqual(new Array(5).fill(200));
    expect(statuses).toContain(429);
    const refused = await read(ownerToken);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await read(auditorToken)).status).toBe(200);
  });

  it('429 to an address that guesses tokens', async () => {
    const { call } = world.now();
    const guess = () => call('GET', '/port-out-orders', { token: `pkc_${'x'.repeat(49)}` });
    const statuses = await repeat(5, guess);
    expect(statuses[0]).toBe(401);
    expect(statuses).toContain(429);
  });

  it('never to probes', async () => {
    const { app } = world.now();
    const statuses = await repeat(20, async () => ({ status: (await app.inject('/healthz')).statusCode }));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
