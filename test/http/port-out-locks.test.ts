import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumber } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('Locks against porting out', (engine) => {
  const world = worldOn(engine);

  it('are set on one number, with who, when and why', async () => {
    const { call, org, ownerToken: token } = world.now();
    const number = await addNumber(world.now());
    const path = `/organizations/${org.id}/port-out-locks`;
    const asked = { scope: 'number', number, reason: 'A theft' };
    const { status, body } = await call('POST', path, { token, body: asked });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...asked, state: 'in_force', endsAt: null });
  });
});
