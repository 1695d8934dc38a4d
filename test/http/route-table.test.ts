import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { RouteName } from '../../src/contract/routes.ts';
import type { Handlers } from '../../src/http/call.ts';
import { Metrics } from '../../src/http/metrics.ts';
import { declareRequestFacts } from '../../src/http/request-facts.ts';
import { registerRoutes } from '../../src/http/route-table.ts';
import type { Context } from '../../src/operations/context.ts';

const settings = {
  pinNotSet: 'refuse',
  projectThreshold: 200,
  silence: 'escalate_then_reject',
  changedAt: '2026-11-24T15:00:00.000Z',
};

async function read(answer: unknown) {
  const app = fastify();
  declareRequestFacts(app);
  registerRoutes(app, {
    context: {} as Context,
    admit: async () => null,
    metrics: new Metrics(),
    handlers: { getOperatorSettings: async () => answer } as unknown as Handlers<RouteName>,
  });
  return app.inject('/api/v1/operator/settings');
}

it('lets nothing out that the contract does not declare', async () => {
  const answer = await read({ ...settings, pinHash: 'leaked' });
  expect(answer.json()).toEqual(settings);
});

it('answers 500 rather than something the contract does not allow', async () => {
  expect((await read({ ...settings, pinNotSet: 'ask' })).statusCode).toBe(500);
});
