import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { addNumbers, changePolicy, givePin, orderFor, rightPin, submit } from '../support/port-outs.ts';
import { addSupplement, statusesOf, supplement } from '../support/supplements.ts';
import { worldOn } from '../support/world.ts';

const numbersMax = 5_000;
/**
 * Far above what it takes, far below what comparing each number with each would. Of this process's own work,
 * whatever else the machine does; a server's work is ended by its statement timeout.
 */
const callMaxMs = 6_000;

/** How many there are of each status. */
function countsOf(order: { numbers: readonly { status: string }[] }): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const status of statusesOf(order)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describeOnBothEngines('An order of 5,000 numbers', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: numbersMax });
  }, 60_000);

  async function inTime<T>(call: Promise<T>): Promise<T> {
    const started = process.cpuUsage();
    const answer = await call;
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(callMaxMs);
    return answer;
  }

  it('is decided in one call, and so is everything that may follow', async () => {
    const { org, call, carrierToken, operatorToken: token } = world.now();
    const numbers = await addNumbers(world.now(), org, numbersMax);
    const { status, body } = await inTime(submit(world.now(), orderFor(org, numbers)));
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'confirmed', portClass: 'non_simple' });
    expect(countsOf(body)).toEqual({ confirmed: numbersMax });
    const read = await inTime(call('GET', `/port-out-orders/${body.id}`, { token: carrierToken }));
    expect(read.body.numbers).toEqual(body.numbers);
    const other = await inTime(submit(world.now(), orderFor(org, numbers)));
    expect(other.body.numbers[4_999].reasons[0].code).toBe('number_already_porting');
    const path = `/port-out-orders/${body.id}/completion`;
    const completed = await inTime(call('POST', path, { token, body: {} }));
    expect(countsOf(completed.body)).toEqual({ completed: numbersMax });
    const dispute = `/port-out-orders/${body.id}/dispute`;
    const disputed = await inTime(call('POST', dispute, { token, body: {} }));
    expect(countsOf(disputed.body)).toEqual({ disputed: numbersMax });
    const snapback = { outcome: 'returned', note: 'snapback' };
    const returned = await inTime(call('POST', `${dispute}-resolution`, { token, body: snapback }));
    expect(countsOf(returned.body)).toEqual({ returned: numbersMax });
    const free = await inTime(submit(world.now(), orderFor(org, numbers)));
    expect(free.body.status).toBe('confirmed');
  }, 120_000);

  it('is corrected to 5,000 others in one call, and cancelled in one', async () => {
    const { org } = world.now();
    const numbers = await addNumbers(world.now(), org, numbersMax + 1_000);
    const first = numbers.slice(0, numbersMax);
    const { body } = await submit(world.now(), orderFor(org, first, { pin: undefined }));
    expect(body.status).toBe('rejected');
    const correction = supplement('correction', '01', { numbers: numbers.slice(1_000), pin: rightPin });
    const corrected = await inTime(addSupplement(world.now(), body.id, correction));
    expect(corrected.body.status).toBe('confirmed');
    expect(countsOf(corrected.body)).toEqual({ withdrawn: 1_000, confirmed: numbersMax });
    const cancelled = await inTime(addSupplement(world.now(), body.id, supplement('cancel', '02')));
    expect(countsOf(cancelled.body)).toEqual({ withdrawn: 1_000, cancelled: numbersMax });
  }, 120_000);

  it('says of each number by itself what is wrong with it', async () => {
    const { org, otherOrg } = world.now();
    const numbers = await addNumbers(world.now(), org, numbersMax - 2);
    const asked = [...numbers, '+18005550100', '+12065550999'];
    const { body } = await inTime(submit(world.now(), orderFor(org, asked, { onPartial: 'confirm_valid' })));
    expect(countsOf(body)).toEqual({ confirmed: numbersMax - 2, rejected: 2 });
    const [tollFree, unknown] = body.numbers.slice(-2);
    expect(tollFree.reasons[0].code).toBe('toll_free_not_supported');
    expect(unknown.reasons[0].code).toBe('number_not_on_account');
    // Of several organizations: the operator's, and still one call.
    const mixed = await inTime(
      submit(world.now(), orderFor(org, [...numbers.slice(1), ...otherOrg.numbers])),
    );
    expect(countsOf(mixed.body)).toEqual({ rejected: numbers.length - 1 + otherOrg.numbers.length });
  }, 120_000);
});
