import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
  givePin,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  wrongPin,
} from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A PON that was used before', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => givePin(world.now(), world.now().org));
  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function newOrder(changes: Record<string, unknown> = {}) {
    return orderFor(world.now().org, [await addNumber(world.now())], changes);
  }

  it('is answered with its order when it is the same request, and no PIN is looked at', async () => {
    const order = await newOrder();
    const first = await submit(world.now(), order);
    const before = await pinStateOf(world.now());
    const { pinHasher } = world.now().context;
    const looks = [vi.spyOn(pinHasher, 'verify'), vi.spyOn(pinHasher, 'decoy')];
    world.now().clock.advance(3_600_000);
    expect(await submit(world.now(), order)).toMatchObject({ status: 201, body: first.body });
    for (const look of looks) expect(look).not.toHaveBeenCalled();
    expect(await pinStateOf(world.now())).toEqual(before);
  });

  it('is the same request however its members are ordered and defaults are spelled out', async () => {
    const order = await newOrder();
    const first = await submit(world.now(), order);
    const spelled = { onPartial: 'reject_all', version: '00', desiredDueDate: null, ...order };
    const shuffled = Object.fromEntries(Object.entries(spelled).reverse());
    expect((await submit(world.now(), shuffled)).body.id).toBe(first.body.id);
  });

  it('is answered with the order as it stands now', async () => {
    const { call, operatorToken } = world.now();
    const order = await newOrder();
    const { body } = await submit(world.now(), order);
    await call('POST', `/port-out-orders/${body.id}/completion`, { token: operatorToken, body: {} });
    expect((await submit(world.now(), order)).body).toMatchObject({ id: body.id, status: 'completed' });
  });

  const others: readonly (readonly [what: string, changes: Record<string, unknown>])[] = [
    ['another PIN', { pin: wrongPin }],
    ['no PIN', { pin: undefined }],
    ['another ZIP code', { postalCode: '10001' }],
    ['another account', { accountNumber: 'other' }],
    ['another number', { numbers: ['+14255559998'] }],
    ['another date', { desiredDueDate: '2026-12-15' }],
    ['another say on partial orders', { onPartial: 'confirm_valid' }],
    ['another initiator', { initiatorNumber: '+12065550100' }],
    ['a higher version', { version: '01' }],
  ];
  for (const [what, changes] of others) {
    it(`is 409 duplicate_pon with ${what}, naming the order to amend`, async () => {
      const order = await newOrder();
      const first = await submit(world.now(), order);
      const before = await pinStateOf(world.now());
      const again = await submit(world.now(), { ...order, ...changes });
      expect(again).toMatchObject({
        status: 409,
        body: { code: 'duplicate_pon', orderId: first.body.id, version: '00' },
      });
      expect(JSON.stringify(again.body)).not.toContain(rightPin);
      expect(await pinStateOf(world.now())).toEqual(before);
    });
  }

  it('that was rejected is used up as well', async () => {
    const order = await newOrder({ pin: wrongPin });
    expect((await submit(world.now(), order)).body.status).toBe('rejected');
    expect((await submit(world.now(), { ...order, pin: rightPin })).status).toBe(409);
  });

  it('keeps a request of an unknown number too', async () => {
    const order = orderFor(world.now().org, ['+14255559997']);
    const first = await submit(world.now(), order);
    expect((await submit(world.now(), order)).body).toEqual(first.body);
    expect((await submit(world.now(), { ...order, pin: wrongPin })).status).toBe(409);
  });

  it('is told apart by a key outside the database: what is kept tells nothing of the PIN', async () => {
    const order = await newOrder();
    const same = await newOrder();
    await submit(world.now(), order);
    await submit(world.now(), same);
    const { rows } = await world
      .now()
      .database.asOwner((owner) => owner.query('SELECT content_mac FROM port_out_orders'));
    for (const { content_mac: mac } of rows) expect(mac).toMatch(/^[^:]+:[\w-]{43}$/);
    expect(new Set(rows.map((row) => row.content_mac)).size).toBe(rows.length);
  });
});
