import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import { heldChecks, reservationsOf } from '../support/held-checks.ts';
import {
  addNumbers,
  changePolicy,
  codesOf,
  givePin,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  wrongPin,
} from '../support/port-outs.ts';
import { addSupplement, eventsOf, supplement } from '../support/supplements.ts';
import { type Answered, worldOn } from '../support/world.ts';

function outcomes(answers: readonly Answered[]): string[] {
  return answers.map(({ status, body }) => `${status} ${body.code ?? body.status}`).sort();
}

describeOnBothEngines('Supplements that race', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 2 });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function order(count: number, changes: Record<string, unknown> = {}) {
    const numbers = await addNumbers(world.now(), world.now().org, count);
    const { body } = await submit(world.now(), orderFor(world.now().org, numbers, changes));
    return { id: body.id as string, numbers, status: body.status as string };
  }

  const amend = (id: string, body: object) => addSupplement(world.now(), id, body);

  function decide(id: string, decision: 'confirm' | 'refuse') {
    const { call, ownerToken: token } = world.now();
    return call('POST', `/port-out-orders/${id}/decision`, { token, body: { decision } });
  }

  async function orderOf(id: string) {
    const { call, ownerToken: token } = world.now();
    return (await call('GET', `/port-out-orders/${id}`, { token })).body;
  }

  /** The history leads from each state to the next, and to the one the order is in. */
  async function expectWhole(id: string, lines: number) {
    const events = await eventsOf(world.now(), id);
    expect(events).toHaveLength(lines);
    let status = null;
    for (const event of events) {
      expect(event.fromStatus).toBe(status);
      status = event.toStatus;
    }
    expect((await orderOf(id)).status).toBe(status);
    expect(await reservationsOf(world.now())).toEqual([]);
  }

  it('two corrections of one version: one stands, the other is not higher', async () => {
    const { id } = await order(2, { pin: wrongPin });
    const answers = await Promise.all([
      amend(id, supplement('correction', '01', { pin: rightPin })),
      amend(id, supplement('correction', '01', { pin: rightPin, customerCarrierName: 'ABC' })),
    ]);
    expect(outcomes(answers)).toEqual(['201 confirmed', '409 version_not_higher']);
    await expectWhole(id, 2);
  });

  it('one correction sent many times at once: one correction, which all are answered', async () => {
    const { id } = await order(3);
    const before = await pinStateOf(world.now());
    const body = supplement('correction', '01', { pin: rightPin, postalCode: '98052-1234' });
    const answers = await Promise.all(Array.from({ length: 4 }, () => amend(id, body)));
    expect(outcomes(answers)).toEqual(Array(4).fill('201 held'));
    expect((await pinStateOf(world.now())).uses).toBe(before.uses + 1);
    await expectWhole(id, 2);
  });

  it('corrections of two versions: the higher stands at the end, whoever came first', async () => {
    const { id } = await order(3);
    const answers = await Promise.all(
      ['01', '02'].map((version) => amend(id, supplement('correction', version, { pin: rightPin }))),
    );
    const [, second] = answers;
    expect(second).toMatchObject({ status: 201, body: { version: '02' } });
    const done = answers.filter(({ status }) => status === 201).length;
    expect((await orderOf(id)).version).toBe('02');
    await expectWhole(id, 1 + done);
  });

  it('a correction beside a decision: both in turn, or the second is told what is possible', async () => {
    const { id } = await order(3);
    const [decided, corrected] = await Promise.all([
      decide(id, 'confirm'),
      amend(id, supplement('correction', '01', { pin: rightPin })),
    ]);
    const done = [decided, corrected].filter(({ status }) => status < 300).length;
    for (const { status, body } of [decided, corrected]) {
      if (status >= 300) expect([status, body.code]).toEqual([409, 'move_not_allowed']);
    }
    // The correction of a project leaves it held, so the decision always has its turn.
    expect(decided.status).toBe(200);
    expect((await orderOf(id)).status).toBe('confirmed');
    await expectWhole(id, 1 + done);
  });

  it('a decision while the PIN of a correction is looked at: the correction finds the order decided', async () => {
    const { id } = await order(3);
    const before = await pinStateOf(world.now());
    const checks = heldChecks(world.now());
    const late = amend(id, supplement('correction', '01', { pin: wrongPin }));
    await checks.areWaiting(1);
    expect((await decide(id, 'confirm')).status).toBe(200);
    checks.letGo();
    expect(await late).toMatchObject({
      status: 409,
      body: { code: 'move_not_allowed', orderStatus: 'confirmed' },
    });
    // Nobody learned what was found, so nothing was counted.
    expect((await pinStateOf(world.now())).failuresInRow).toBe(before.failuresInRow);
    await expectWhole(id, 2);
  });

  it('a cancel while the PIN of a correction is looked at: the order stays cancelled', async () => {
    const { id, numbers } = await order(2, { pin: wrongPin });
    const checks = heldChecks(world.now());
    const late = amend(id, supplement('correction', '01', { pin: rightPin }));
    await checks.areWaiting(1);
    expect((await amend(id, supplement('cancel', '05'))).status).toBe(201);
    checks.letGo();
    expect(outcomes([await late])).toEqual(['409 version_not_higher']);
    expect((await orderOf(id)).status).toBe('cancelled');
    expect((await submit(world.now(), orderFor(world.now().org, numbers))).body.status).toBe('confirmed');
  });

  it('a cancel beside a decision: the order ends cancelled, or the decision came too late', async () => {
    const { id } = await order(3);
    const [decided, cancelled] = await Promise.all([
      decide(id, 'confirm'),
      amend(id, supplement('cancel', '01')),
    ]);
    expect(cancelled.status).toBe(201);
    expect((await orderOf(id)).status).toBe('cancelled');
    await expectWhole(id, decided.status === 200 ? 3 : 2);
  });

  it('a correction beside a new order for its numbers: one of them has them', async () => {
    const { id, numbers } = await order(2, { pin: wrongPin });
    const [corrected, other] = await Promise.all([
      amend(id, supplement('correction', '01', { pin: rightPin })),
      submit(world.now(), orderFor(world.now().org, numbers)),
    ]);
    expect(outcomes([corrected, other])).toEqual(['201 confirmed', '201 rejected']);
    const loser = corrected.body.status === 'rejected' ? corrected : other;
    for (const { reasons } of loser.body.numbers)
      expect(codesOf(reasons)).toEqual(['number_already_porting']);
  });

  it('a PIN changed while the one of a correction is looked at: it is looked at again', async () => {
    const { org, call, ownerToken: token } = world.now();
    const { id } = await order(2, { pin: wrongPin });
    const checks = heldChecks(world.now());
    const late = amend(id, supplement('correction', '01', { pin: rightPin }));
    await checks.areWaiting(1);
    checks.passBy();
    const path = `/organizations/${org.id}/port-out-pin`;
    expect((await call('PUT', path, { token, body: { pin: '59027416' } })).status).toBe(200);
    checks.letGo();
    const { body } = await late;
    expect(body.status).toBe('rejected');
    expect(codesOf(body.reasons)).toEqual(['pin_mismatch']);
    await givePin(world.now(), org);
  });
});
