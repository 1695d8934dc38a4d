import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('The notice of an order', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => givePin(world.now(), world.now().org));

  async function noticeAfter(numbers: readonly string[]) {
    const { org, call, ownerToken: token } = world.now();
    const order = orderFor(org, numbers, { onPartial: 'confirm_valid' });
    const { body } = await submit(world.now(), order);
    const path = `/organizations/${org.id}/notices?limit=1`;
    const [notice] = (await call('GET', path, { token })).body.items;
    expect(notice.subjectId).toBe(body.id);
    return notice;
  }

  it('counts and names the confirmed numbers only, not those refused beside them', async () => {
    const good = await addNumbers(world.now(), world.now().org, 2);
    expect(await noticeAfter(['+18005550100', ...good, '+14255559990'])).toMatchObject({
      kind: 'order_confirmed',
      detail: { numberCount: 2, firstNumber: good[0] },
    });
  });

  it('counts and names the held numbers only, and says what silence leads to', async () => {
    await changePolicy(world.now(), { projectThreshold: 1 });
    const good = await addNumbers(world.now(), world.now().org, 2);
    expect(await noticeAfter(['+18005550100', ...good])).toMatchObject({
      kind: 'order_held',
      detail: { numberCount: 2, firstNumber: good[0], ifSilent: 'refuse' },
    });
    await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
    const others = await addNumbers(world.now(), world.now().org, 2);
    expect(await noticeAfter(others)).toMatchObject({ kind: 'order_held', detail: { ifSilent: 'confirm' } });
  });
});
