import { expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

const hourMs = 3_600_000;

describeOnBothEngines('An Idempotency-Key', (engine) => {
  const world = worldOn(engine);
  let orders = 0;

  function newOrder() {
    orders += 1;
    return {
      purchaseOrderNumber: `PON-${orders}`,
      numbers: ['+12065550199'],
      accountNumber: 'WA-100200',
      postalCode: '98052',
      pin: '40618273',
      agencyAuthorization: true,
    };
  }

  async function submit(key: string, body: unknown, token = world.now().carrierToken) {
    return world.now().call('POST', '/port-out-orders', { token, body, headers: { 'idempotency-key': key } });
  }

  async function countOrders(): Promise<number> {
    const { rows } = await world
      .now()
      .database.asOwner((owner) => owner.query('SELECT count(*)::int AS count FROM port_out_orders'));
    return rows[0].count;
  }

  it('gives the same request the same answer and does it once', async () => {
    const body = newOrder();
    const first = await submit('one', body);
    expect(first.status).toBe(201);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    const before = await countOrders();
    const again = await submit('one', body);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await countOrders()).toBe(before);
  });

  it('422 idempotency_mismatch for other content, even if only the PIN differs', async () => {
    const body = newOrder();
    await submit('two', body);
    for (const other of [{ ...body, pin: '40618274' }, newOrder()]) {
      expect(await submit('two', other)).toMatchObject({
        status: 422,
        body: { code: 'idempotency_mismatch' },
      });
    }
  });

  it('is the caller’s own', async () => {
    const { otherCarrier } = world.now();
    const first = await submit('three', newOrder());
    const other = await submit('three', newOrder(), otherCarrier.token);
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('is free again after 24 hours, and its old answer gone', async () => {
    const { clock, database } = world.now();
    await submit('four', newOrder());
    clock.advance(24 * hourMs - 1);
    expect((await submit('four', newOrder())).status).toBe(422);
    clock.advance(2);
    const answer = await submit('four', newOrder());
    expect(answer.status).toBe(201);
    expect(answer.headers['idempotent-replayed']).toBeUndefined();
    const { rows } = await database.asOwner((owner) =>
      owner.query(`SELECT count(*)::int AS count FROM idempotent_answers`),
    );
    expect(rows[0].count).toBe(1);
  });

  it('lets one of many requests at once act, and all have its answer', async () => {
    const body = newOrder();
    const before = await countOrders();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit('race', body)));
    expect(answers.map(({ status }) => status)).toEqual(new Array(8).fill(201));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await countOrders()).toBe(before + 1);
  });

  it('keeps the answer of a PON that was there already', async () => {
    const { call, carrierToken: token } = world.now();
    const body = newOrder();
    const first = await call('POST', '/port-out-orders', { token, body });
    const repeated = await submit('repeated', body);
    expect(repeated).toMatchObject({ status: 201, body: first.body });
    expect(repeated.headers['idempotent-replayed']).toBeUndefined();
    const again = await submit('repeated', body);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await submit('repeated', newOrder())).body.code).toBe('idempotency_mismatch');
  });

  it('keeps one answer of a PON that is repeated many times at once', async () => {
    const { call, carrierToken: token } = world.now();
    const body = newOrder();
    const first = await call('POST', '/port-out-orders', { token, body });
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit('repeated-race', body)));
    expect(answers.map(({ status }) => status)).toEqual(new Array(6).fill(201));
    expect(new Set(answers.map((answer) => answer.body.id))).toEqual(new Set([first.body.id]));
  });

  it('lets one of many new organizations at once be made', async () => {
    const { call, database, operatorToken: token } = world.now();
    const body = { name: 'Litware', country: 'US' };
    const headers = { 'idempotency-key': 'race' };
    const create = () => call('POST', '/organizations', { token, body, headers });
    const answers = await Promise.all(Array.from({ length: 5 }, create));
    expect(answers.map(({ status }) => status)).toEqual(new Array(5).fill(201));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const { rows } = await database.asOwner((owner) =>
      owner.query(`SELECT id FROM organizations WHERE name = 'Litware'`),
    );
    expect(rows).toHaveLength(1);
  });

  it('answers a repeated token creation without the token, and keeps none', async () => {
    const { call, database, org, ownerToken } = world.now();
    const create = () =>
      call('POST', `/organizations/${org.id}/api-tokens`, {
        token: ownerToken,
        body: { name: 'Bot', role: 'viewer' },
        headers: { 'idempotency-key': 'token' },
      });
    const first = await create();
    const again = await create();
    expect(first.body.token).toMatch(/^pkg_/);
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(again.body).not.toHaveProperty('token');
    const { rows } = await database.asOwner((owner) => owner.query('SELECT answer FROM idempotent_answers'));
    expect(JSON.stringify(rows)).not.toContain(first.body.token);
  });

  it('keeps nothing of a request that was refused', async () => {
    expect((await submit('five', { ...newOrder(), numbers: [] })).status).toBe(422);
    expect((await submit('five', newOrder())).status).toBe(201);
  });

  it.each(['', 'x'.repeat(256), 'two words', 'é'])('422 for the key %j', async (key) => {
    const answer = await submit(key, newOrder());
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ code: 'invalid_format' }] } });
  });

  it('means nothing where nothing is made', async () => {
    const { call, org, ownerToken: token } = world.now();
    const path = `/organizations/${org.id}/port-out-pin/suggestions`;
    const answer = await call('POST', path, { token, body: {}, headers: { 'idempotency-key': 'one' } });
    expect(answer.status).toBe(200);
  });
});
