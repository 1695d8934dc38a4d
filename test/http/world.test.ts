import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('The world of the tests', (engine) => {
  const world = worldOn(engine);

  it('lets an owner read the state of a PIN that is not set', async () => {
    const { call, org, ownerToken } = world.now();
    const answer = await call('GET', `/organizations/${org.id}/port-out-pin`, { token: ownerToken });
    expect(answer).toMatchObject({ status: 200, body: { state: 'not_set', isAvailable: true } });
  });
});
