import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { heldChecks, reservationsOf } from '../support/held-checks.ts';
import { addNumber, codesOf, givePin, orderFor, pinStateOf, submit } from '../support/port-outs.ts';
import { type Answered, worldOn } from '../support/world.ts';

function statuses(answers: readonly Answered[]): string[] {
  return answers.map(({ status, body }) => `${status} ${body.code ?? body.status}`).sort();
}

describeOnBothEngines('Orders that race', (engine) => {
  const world = worldOn(engine);

  beforeAll(() => givePin(world.now(), world.now().org));
  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function orderRows(number: string): Promise<{ status: string; is_open: boolean }[]> {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query('SELECT status, is_open FROM port_out_order_numbers WHERE number = $1', [number]),
      );
    return rows;
  }

  it('for one number: exactly one is confirmed, the others are number_already_porting', async () => {
    const { org, carrier, otherCarrier } = world.now();
    const number = await addNumber(world.now());
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const { token } = n % 2 === 0 ? carrier : otherCarrier;
        return submit(world.now(), orderFor(org, [number]), { token });
      }),
    );
    expect(statuses(answers)).toEqual(['201 confirmed', ...Array(7).fill('201 rejected')]);
    for (const { body } of answers) {
      const codes = codesOf(body.numbers[0].reasons);
      expect(codes).toEqual(body.status === 'confirmed' ? [] : ['number_already_porting']);
    }
    expect((await orderRows(number)).filter((row) => row.is_open)).toHaveLength(1);
    expect(await reservationsOf(world.now())).toEqual([]);
  });

  it('for the same numbers in another order never wait for each other in a circle', async () => {
    const { org } = world.now();
    const [one, two] = [await addNumber(world.now()), await addNumber(world.now())];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        submit(world.now(), orderFor(org, n % 2 === 0 ? [one, two] : [two, one])),
      ),
    );
    expect(statuses(answers)).toEqual(['201 confirmed', ...Array(9).fill('201 rejected')]);
  });

  it('with one PON and the same content make one order, which all are answered', async () => {
    const { org } = world.now();
    const before = await pinStateOf(world.now());
    const order = orderFor(org, [await addNumber(world.now())]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit(world.now(), order)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(statuses(answers)).toEqual(Array(6).fill('201 confirmed'));
    expect(await orderRows(order.numbers[0] as string)).toHaveLength(1);
    expect((await pinStateOf(world.now())).uses).toBe(before.uses + 1);
    expect(await reservationsOf(world.now())).toEqual([]);
  });

  it('with one PON and other content: one makes the order, the others are duplicate_pon', async () => {
    const { org } = world.now();
    const order = orderFor(org, [await addNumber(world.now())]);
    const answers = await Promise.all(
      ['00', '01', '02'].map((version) => submit(world.now(), { ...order, version })),
    );
    expect(statuses(answers)).toEqual(['201 confirmed', '409 duplicate_pon', '409 duplicate_pon']);
  });

  it('of two carriers may have the same PON', async () => {
    const { org, otherCarrier } = world.now();
    const order = orderFor(org, [await addNumber(world.now())]);
    const other = { ...order, numbers: [await addNumber(world.now())] };
    expect((await submit(world.now(), order)).status).toBe(201);
    expect((await submit(world.now(), other, { token: otherCarrier.token })).status).toBe(201);
  });

  it('with one Idempotency-Key are done once', async () => {
    const { org } = world.now();
    const order = orderFor(org, [await addNumber(world.now())]);
    const headers = { 'idempotency-key': 'race' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => submit(world.now(), order, { headers })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await reservationsOf(world.now())).toEqual([]);
  });

  describe('while a PIN is checked', () => {
    it('a number that left meanwhile is not confirmed', async () => {
      const { org, call, operatorToken } = world.now();
      const number = await addNumber(world.now());
      const checks = heldChecks(world.now());
      const late = submit(world.now(), orderFor(org, [number]));
      await checks.areWaiting(1);
      checks.passBy();
      const first = await submit(world.now(), orderFor(org, [number]));
      const path = `/port-out-orders/${first.body.id}/completion`;
      expect((await call('POST', path, { token: operatorToken, body: {} })).status).toBe(200);
      checks.letGo();
      const { body } = await late;
      expect(body.status).toBe('rejected');
      expect(codesOf(body.numbers[0].reasons)).toEqual(['number_not_active']);
    });

    it('a policy that was changed meanwhile holds for the next order', async () => {
      const { org, operatorId, database } = world.now();
      const numbers = [await addNumber(world.now()), await addNumber(world.now())];
      const checks = heldChecks(world.now());
      const late = submit(world.now(), orderFor(org, numbers));
      await checks.areWaiting(1);
      await database.asOwner((owner) =>
        owner.query('UPDATE operator_settings SET project_threshold = 1 WHERE organization_id = $1', [
          operatorId,
        ]),
      );
      checks.letGo();
      // Read once, when the request came in.
      expect((await late).body.status).toBe('confirmed');
      await database.asOwner((owner) => owner.query('UPDATE operator_settings SET project_threshold = 200'));
    });
  });
});
