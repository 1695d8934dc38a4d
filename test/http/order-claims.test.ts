import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { holdProjects, type SubmittedOrder, submitOf } from '../support/held-orders.ts';
import { addPerson, type Browser, signIn, type TestPerson } from '../support/people.ts';
import { auditActions } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A claim on an order', (engine) => {
  const world = worldOn(engine);
  let order: SubmittedOrder;
  let pat: TestPerson;
  let quinn: TestPerson;
  let asPat: Browser;
  let asQuinn: Browser;

  beforeAll(async () => {
    await holdProjects(world.now());
    const { operatorId } = world.now();
    const agent = { organizationId: operatorId, role: 'porting_agent' as const };
    pat = await addPerson(world.now(), { email: 'pat@operator.example', ...agent });
    quinn = await addPerson(world.now(), { email: 'quinn@operator.example', ...agent });
    asPat = await signIn(world.now(), pat);
    asQuinn = await signIn(world.now(), quinn);
    order = await submitOf(world.now(), 2);
  });

  function claim(by: Browser, body: object = {}, id = order.id) {
    return world.now().call('PUT', `/port-out-orders/${id}/claim`, { headers: by.headers, body });
  }

  function release(by: Browser) {
    return world.now().call('DELETE', `/port-out-orders/${order.id}/claim`, { headers: by.headers });
  }

  async function claimed(query: string, by: Browser): Promise<string[]> {
    const { body } = await world.now().call('GET', `/porting-desk/orders?claimed=${query}`, {
      headers: by.cookie,
    });
    return body.items.map(({ id }: { id: string }) => id);
  }

  async function history(token = world.now().ownerToken) {
    const { body } = await world.now().call('GET', `/port-out-orders/${order.id}/events`, { token });
    return body.items.map(({ action, actor }: { action: string; actor: { name: string } }) => [
      action,
      actor.name,
    ]);
  }

  it('is seen in the queue, on the order, in its history and in the record', async () => {
    expect(await claim(asPat)).toMatchObject({
      status: 200,
      body: { claimedBy: { id: pat.id, name: 'pat' }, claimedAt: expect.any(String) },
    });
    expect(await claimed('mine', asPat)).toEqual([order.id]);
    expect(await claimed('anyone', asQuinn)).toEqual([order.id]);
    expect(await claimed('mine', asQuinn)).toEqual([]);
    expect(await claimed('nobody', asQuinn)).toEqual([]);
    const { call, ownerToken } = world.now();
    const { body } = await call('GET', `/port-out-orders/${order.id}`, { token: ownerToken });
    expect(body).toMatchObject({ status: 'held', claimedBy: { id: pat.id, name: 'pat' } });
    expect((await history()).at(-1)).toEqual(['claimed', 'pat']);
    expect((await auditActions(world.now()))[0]).toBe('port_out_order.claimed');
  });

  it('made again changes nothing', async () => {
    const before = await history();
    expect(await claim(asPat)).toMatchObject({ status: 200, body: { claimedBy: { id: pat.id } } });
    expect(await history()).toEqual(before);
  });

  it('is not for a carrier to see', async () => {
    const { call, carrierToken } = world.now();
    expect(await history(carrierToken)).toEqual([['submitted', 'Adatum Wireless']]);
    const { body } = await call('GET', `/port-out-orders/${order.id}`, { token: carrierToken });
    expect(body).not.toHaveProperty('claimedBy');
  });

  it('of somebody else refuses with who has it, unless it is taken over', async () => {
    expect(await claim(asQuinn)).toMatchObject({
      status: 409,
      body: { code: 'already_claimed', claimedBy: { id: pat.id, name: 'pat' } },
    });
    expect(await release(asQuinn)).toMatchObject({ status: 409, body: { code: 'already_claimed' } });
    expect(await claim(asQuinn, { takeOver: true })).toMatchObject({ body: { claimedBy: { id: quinn.id } } });
  });

  it('is handed to another person of the desk, and to nobody else', async () => {
    expect(await claim(asQuinn, { userId: pat.id })).toMatchObject({ body: { claimedBy: { id: pat.id } } });
    const { org, operatorId } = world.now();
    const ana = await addPerson(world.now(), {
      email: 'ana@contoso.example',
      organizationId: org.id,
      role: 'owner',
    });
    const olaf = await addPerson(world.now(), {
      email: 'olaf@operator.example',
      organizationId: operatorId,
      role: 'operator_auditor',
    });
    for (const userId of [ana.id, olaf.id, 'usr_00000000000000000000000000', 'nonsense']) {
      expect(await claim(asPat, { userId })).toMatchObject({
        status: 422,
        body: { code: 'unknown_reference', errors: [{ path: '/userId' }] },
      });
    }
  });

  it('is let go by whoever has it, twice without harm', async () => {
    expect(await release(asPat)).toMatchObject({ status: 204 });
    expect(await release(asPat)).toMatchObject({ status: 204 });
    expect((await history()).at(-1)).toEqual(['released', 'pat']);
    expect(await claimed('nobody', asPat)).toEqual([order.id]);
  });

  it('by two at once is one’s, and the other is told whose', async () => {
    const contested = await submitOf(world.now(), 2);
    const answers = await Promise.all([asPat, asQuinn].map((by) => claim(by, {}, contested.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect(lost?.body.claimedBy).toEqual(won?.body.claimedBy);
  });

  it('is neither for an owner nor for a carrier, nor on a closed order', async () => {
    const { call, ownerToken, carrierToken, operatorToken, otherOrg, otherCarrier } = world.now();
    const path = `/port-out-orders/${order.id}/claim`;
    for (const token of [ownerToken, carrierToken]) {
      expect(await call('PUT', path, { token, body: {} })).toMatchObject({ status: 403 });
    }
    for (const token of [otherOrg.ownerToken, otherCarrier.token]) {
      expect(await call('PUT', path, { token, body: {} })).toMatchObject({ status: 404 });
    }
    const refused = await submitOf(world.now(), 1, { changes: { pin: '91827364' } });
    expect(
      await call('PUT', `/port-out-orders/${refused.id}/claim`, { token: operatorToken, body: {} }),
    ).toMatchObject({
      status: 409,
      body: { code: 'move_not_allowed', orderStatus: 'rejected', moves: ['correct', 'cancel'] },
    });
  });
});
