import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, givePin, orderFor, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

const numbersMax = 5_000;
const othersOfOrganization = 30_000;
/** Far above what it takes, far below what it takes to look for each number among all the others. */
const completionMaxMs = 4_000;

describeOnBothEngines('the completion of an order', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await addNumbers(world.now(), world.now().org, othersOfOrganization);
  }, 120_000);

  async function completeOrderOf(numbers: readonly string[]) {
    const { org, operatorToken, call } = world.now();
    const { body: order } = await submit(world.now(), orderFor(org, numbers));
    await call('POST', `/port-out-orders/${order.id}/decision`, {
      token: operatorToken,
      body: { decision: 'confirm' },
    });
    const startedMs = performance.now();
    const completed = await call('POST', `/port-out-orders/${order.id}/completion`, {
      token: operatorToken,
      body: {},
    });
    expect(performance.now() - startedMs).toBeLessThan(completionMaxMs);
    expect(completed.body.status).toBe('completed');
    const path = `/organizations/${org.id}/phone-numbers?status=ported_out&query=${numbers.at(-1)?.slice(1)}`;
    const { body: gone } = await call('GET', path, { token: operatorToken });
    expect(gone.items).toMatchObject([{ endedByOrderId: order.id, assignedTo: null }]);
  }

  it('ends as many numbers as an order may have without stopping everyone else', async () => {
    await completeOrderOf(await addNumbers(world.now(), world.now().org, numbersMax));
  }, 120_000);

  it('does so when the planner has statistics, of the numbers or of an earlier order too', async () => {
    for (let order = 0; order < 2; order += 1) {
      const numbers = await addNumbers(world.now(), world.now().org, numbersMax);
      await world.now().context.db.gatherStatistics();
      await completeOrderOf(numbers);
    }
  }, 120_000);
});
