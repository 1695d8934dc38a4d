import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit, submitNew } from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

interface Statistics {
  timeZone: string;
  days: { date: string; orders: Record<string, number> }[];
  answers: { medianShare: number | null; times: { time: string; count: number }[] };
}

describeOnBothEngines('Statistics of port-outs', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await givePin(world.now(), world.now().otherOrg);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  async function ask(path: string, token: string): Promise<Statistics> {
    const { status, body } = await world.now().call('GET', path, { token });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  const own = (query = '') =>
    ask(`/organizations/${world.now().org.id}/port-out-statistics${query}`, world.now().ownerToken);

  const everyones = (query = '') => ask(`/operator/port-out-statistics${query}`, world.now().operatorToken);

  const ordersOf = ({ days }: Statistics, date: string) => days.find((day) => day.date === date)?.orders;

  const countsOf = ({ answers }: Statistics) =>
    Object.fromEntries(answers.times.map(({ time, count }) => [time, count]));

  /** An order that waits, and after that share of its time is refused. */
  async function answerAfter(share: number): Promise<void> {
    const { call, clock, org, ownerToken: token } = world.now();
    const numbers = await addNumbers(world.now(), org, 2);
    const at = clock.now().getTime();
    const { body: order } = await submit(world.now(), orderFor(org, numbers));
    expect(order.status).toBe('held');
    const timeMs = new Date(order.answerDueAt).getTime() - at;
    clock.set(new Date(at + share * timeMs).toISOString());
    const body = { decision: 'refuse' };
    const path = `/port-out-orders/${order.id}/decision`;
    expect(await call('POST', path, { token, body })).toMatchObject({ status: 200 });
  }

  it('are thirty days ending today, and nothing is answered where nothing was asked', async () => {
    const found = await own();
    expect(found.timeZone).toBe('America/Los_Angeles');
    expect(found.days).toHaveLength(30);
    expect(found.days[0]).toEqual({ date: '2026-10-26', orders: {} });
    expect(found.days[29]).toEqual({ date: '2026-11-24', orders: {} });
    expect(found.answers.medianShare).toBeNull();
    expect(Object.values(countsOf(found))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('count each order on its day in the organization’s zone, by what became of it', async () => {
    const { clock } = world.now();
    clock.set('2026-11-25T07:59:59.999Z');
    await submitNew(world.now());
    clock.set('2026-11-25T08:00:00.000Z');
    await submitNew(world.now());
    await submitNew(world.now(), { postalCode: '00000' });
    const found = await own();
    expect(ordersOf(found, '2026-11-24')).toEqual({ confirmed: 1 });
    expect(ordersOf(found, '2026-11-25')).toEqual({ confirmed: 1, rejected: 1 });
    expect(countsOf(found)).toMatchObject({ at_once: 3, late: 0 });
    expect(found.answers.medianShare).toBe(0);
  });

  it('begin with the first moment of the first day, and forget what came before it', async () => {
    const found = await own('?days=1');
    expect(found.days).toEqual([{ date: '2026-11-25', orders: { confirmed: 1, rejected: 1 } }]);
    expect(countsOf(found)).toMatchObject({ at_once: 2 });
  });

  it('say for the operator the same of all organizations, in the operator’s own zone', async () => {
    const before = await everyones();
    expect(before.timeZone).toBe('America/New_York');
    // In New York it was the 25th already.
    expect(ordersOf(before, '2026-11-25')).toEqual({ confirmed: 2, rejected: 1 });
    await submitNew(world.now(), {}, world.now().otherOrg);
    expect(ordersOf(await everyones(), '2026-11-25')).toEqual({ confirmed: 3, rejected: 1 });
    expect(ordersOf(await own(), '2026-11-25')).toEqual({ confirmed: 1, rejected: 1 });
  });

  it('tell how much of the time until the deadline was used', async () => {
    world.now().clock.set('2026-12-01T18:00:00.000Z');
    for (const share of [0.1, 0.25, 0.5, 0.6, 0.9, 1.5]) await answerAfter(share);
    const found = await own();
    expect(countsOf(found)).toEqual({
      at_once: 3,
      first_quarter: 2,
      second_quarter: 1,
      third_quarter: 1,
      last_quarter: 1,
      late: 1,
    });
    // Nine answers: three at once, then these; the fifth is the middle one.
    expect(found.answers.medianShare).toBeCloseTo(0.25, 6);
  });

  it('leave an order out of the answers while it waits', async () => {
    const before = countsOf(await own());
    const { org } = world.now();
    const { body } = await submit(world.now(), orderFor(org, await addNumbers(world.now(), org, 2)));
    expect(body.status).toBe('held');
    const found = await own();
    expect(countsOf(found)).toEqual(before);
    expect(found.days.at(-1)?.orders).toMatchObject({ held: 1 });
  });

  it.each(['0', '93', '-1', '1.5', 'all'])('are not of %s days', async (days) => {
    const { call, org, ownerToken: token, operatorToken } = world.now();
    const query = `?days=${days}`;
    const wrong = { status: 422, body: { errors: [{ path: '/days' }] } };
    expect(
      await call('GET', `/organizations/${org.id}/port-out-statistics${query}`, { token }),
    ).toMatchObject(wrong);
    expect(
      await call('GET', `/operator/port-out-statistics${query}`, { token: operatorToken }),
    ).toMatchObject(wrong);
  });

  it('are not for carriers, and those of all are for the operator only', async () => {
    const { call, org, otherOrg, carrierToken, ownerToken } = world.now();
    const path = (id: string) => `/organizations/${id}/port-out-statistics`;
    expect((await call('GET', path(org.id), { token: carrierToken })).status).toBe(404);
    expect((await call('GET', path(otherOrg.id), { token: ownerToken })).status).toBe(404);
    for (const token of [carrierToken, ownerToken]) {
      expect((await call('GET', '/operator/port-out-statistics', { token })).status).toBe(403);
    }
  });
});
