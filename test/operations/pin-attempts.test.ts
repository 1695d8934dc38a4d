import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HashQueueFull } from '../../src/secrets/hash-queue.ts';
import { newId } from '../../src/storage/new-id.ts';
import { reservePinAttempt } from '../../src/storage/pin-attempts.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { heldChecks, reservationsOf } from '../support/held-checks.ts';
import {
  addNumbers,
  auditActions,
  codesOf,
  givePin,
  noticeKinds,
  orderFor,
  pinStateOf,
  rightPin,
  submit,
  submitNew,
  wrongPin,
} from '../support/port-outs.ts';
import { type Answered, worldOn } from '../support/world.ts';

/** `rejected pin_mismatch`, `held`, `429 pin_attempts_in_flight`. */
function inShort({ status, body }: Answered): string {
  if (status !== 201) return `${status} ${body.code}`;
  return [body.status, ...codesOf(body.reasons)].join(' ');
}

function counted(answers: readonly Answered[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[inShort(answer)] = (counts[inShort(answer)] ?? 0) + 1;
  return counts;
}

/** What comes of it when five seconds have passed soon after it began. */
async function inFiveSeconds<T>(act: () => Promise<T>): Promise<T> {
  const now = performance.now.bind(performance);
  let skippedMs = 0;
  const skipping = vi.spyOn(performance, 'now').mockImplementation(() => now() + skippedMs);
  const outcome = act();
  await new Promise((resolve) => setTimeout(resolve, 250));
  skippedMs = 5_000;
  return outcome.finally(() => skipping.mockRestore());
}

describeOnBothEngines('PIN attempts', (engine) => {
  const world = worldOn(engine);

  beforeEach(() => givePin(world.now(), world.now().org));
  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function submitMany(count: number, pin: string): Promise<Answered[]> {
    const { org } = world.now();
    const numbers = await addNumbers(world.now(), org, count);
    return Promise.all(numbers.map((number) => submit(world.now(), orderFor(org, [number], { pin }))));
  }

  async function failTimes(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await submitNew(world.now(), { pin: wrongPin });
  }

  it('stop automatic decisions at the tenth failure, however many come at once', async () => {
    const compared = vi.spyOn(world.now().context.pinHasher, 'verify');
    const answers = await submitMany(30, wrongPin);
    expect(counted(answers)).toEqual({ 'rejected pin_mismatch': 10, held: 20 });
    expect(compared).toHaveBeenCalledTimes(10);
    expect(await pinStateOf(world.now())).toMatchObject({
      state: 'on_hold',
      failuresInRow: 10,
      failedAttempts: 10,
      attemptsBeforeHold: 0,
      onHoldSince: expect.any(String),
    });
    expect(await reservationsOf(world.now())).toEqual([]);
  });

  it('are not looked at while decisions are on hold, so that right and wrong are answered alike', async () => {
    await failTimes(10);
    const compared = vi.spyOn(world.now().context.pinHasher, 'verify');
    for (const pin of [rightPin, wrongPin, undefined]) {
      expect(inShort(await submitNew(world.now(), { pin }))).toBe('held');
    }
    expect(compared).not.toHaveBeenCalled();
    const wrongZip = await submitNew(world.now(), { postalCode: '10001' });
    expect(inShort(wrongZip)).toBe('rejected postal_code_mismatch');
  });

  it('alert the organization at 3 and 5 failures and tell it of the stop, each once', async () => {
    const before = (await noticeKinds(world.now())).length;
    await failTimes(10);
    const kinds = (await noticeKinds(world.now())).toReversed().slice(before);
    expect(kinds).toEqual(['wrong_pin_alert', 'wrong_pin_alert', 'pin_on_hold']);
    const actions = (await auditActions(world.now())).slice(0, 13).toReversed();
    expect(actions.flatMap((action, at) => (action.startsWith('pin.') ? [`${at} ${action}`] : []))).toEqual([
      '3 pin.wrong_tries_noticed',
      '6 pin.wrong_tries_noticed',
      '12 pin.put_on_hold',
    ]);
  });

  it('begin anew after a right PIN', async () => {
    await failTimes(9);
    expect(inShort(await submitNew(world.now()))).toBe('confirmed');
    expect(await pinStateOf(world.now())).toMatchObject({ state: 'set', failuresInRow: 0, uses: 1 });
    await failTimes(9);
    expect(await pinStateOf(world.now())).toMatchObject({ state: 'set', failuresInRow: 9 });
    expect(inShort(await submitNew(world.now(), { pin: wrongPin }))).toBe('rejected pin_mismatch');
    expect(await pinStateOf(world.now())).toMatchObject({ state: 'on_hold' });
  });

  it('are not counted without a PIN, nor when number, account or ZIP code is wrong', async () => {
    const { org } = world.now();
    await submitNew(world.now(), { pin: undefined });
    await submitNew(world.now(), { pin: wrongPin, postalCode: '10001' });
    await submitNew(world.now(), { pin: wrongPin, accountNumber: 'other' });
    await submit(world.now(), orderFor(org, ['+14255559999'], { pin: wrongPin }));
    expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 0, failedAttempts: 0 });
  });

  it('of one order count once, however often it is sent', async () => {
    const { org } = world.now();
    const [number] = await addNumbers(world.now(), org);
    const order = orderFor(org, [number as string], { pin: wrongPin });
    const first = await submit(world.now(), order);
    const compared = vi.spyOn(world.now().context.pinHasher, 'verify');
    for (let n = 0; n < 3; n += 1) expect((await submit(world.now(), order)).body).toEqual(first.body);
    expect(compared).not.toHaveBeenCalled();
    expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 1 });
  });

  describe('in flight', () => {
    it('are at most as many as are left before the stop; others wait, and are answered in time', async () => {
      await failTimes(7);
      const checks = heldChecks(world.now());
      const answers = submitMany(6, wrongPin);
      await checks.areWaiting(3);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(checks.waiting()).toBe(3);
      expect(await reservationsOf(world.now())).toHaveLength(3);
      expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 7 });
      checks.letGo();
      expect(counted(await answers)).toEqual({ 'rejected pin_mismatch': 3, held: 3 });
      expect(checks.started()).toBe(3);
    });

    it('leave the others 429 with Retry-After when they take longer', async () => {
      await failTimes(9);
      const checks = heldChecks(world.now());
      const first = submitNew(world.now());
      await checks.areWaiting(1);
      const second = await inFiveSeconds(() => submitNew(world.now()));
      expect(second).toMatchObject({ status: 429, body: { code: 'pin_attempts_in_flight' } });
      expect(second.headers['retry-after']).toBe('1');
      checks.letGo();
      expect(inShort(await first)).toBe('confirmed');
      expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 0, uses: 1 });
    });

    it('are checked again when the PIN is changed meanwhile, and count against the new one only', async () => {
      const { org, ownerToken, call } = world.now();
      const checks = heldChecks(world.now());
      const withOldPin = submitMany(2, rightPin);
      await checks.areWaiting(2);
      // The real thing: its own checks of the PINs kept are not held.
      checks.passBy();
      const path = `/organizations/${org.id}/port-out-pin`;
      const changed = await call('PUT', path, { token: ownerToken, body: { pin: '93517264' } });
      expect(changed.status).toBe(200);
      checks.letGo();
      expect(counted(await withOldPin)).toEqual({ 'rejected pin_mismatch': 2 });
      const state = await pinStateOf(world.now());
      expect(state).toMatchObject({ uses: 0, failedAttempts: 2, failuresInRow: 2 });
      expect(state.history[1]).toMatchObject({ uses: 0, failedAttempts: 0 });
      expect(await reservationsOf(world.now())).toEqual([]);
    });

    it('give their place back when another order took the number meanwhile', async () => {
      const { org } = world.now();
      const [number] = await addNumbers(world.now(), org);
      const checks = heldChecks(world.now());
      const answers = Promise.all([
        submit(world.now(), orderFor(org, [number as string])),
        submit(world.now(), orderFor(org, [number as string])),
      ]);
      await checks.areWaiting(2);
      checks.letGo();
      expect(counted(await answers)).toEqual({ confirmed: 1, rejected: 1 });
      expect(await reservationsOf(world.now())).toEqual([]);
      expect(await pinStateOf(world.now())).toMatchObject({ uses: 1, failedAttempts: 0 });
    });

    it('give their place back, and decide nothing, when too many hashes wait', async () => {
      const before = await ordersRecorded();
      vi.spyOn(world.now().context.pinHasher, 'verify').mockRejectedValue(new HashQueueFull(200));
      const answer = await submitNew(world.now());
      expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
      expect(answer.headers['retry-after']).toBe('2');
      expect(await reservationsOf(world.now())).toEqual([]);
      expect(await ordersRecorded()).toBe(before);
    });

    it('give their place back when the check fails by a fault of ours, which is no wrong PIN', async () => {
      vi.spyOn(world.now().context.pinHasher, 'verify').mockRejectedValue(new Error('the key is gone'));
      expect(await submitNew(world.now())).toMatchObject({ status: 500, body: { code: 'internal_error' } });
      expect(await reservationsOf(world.now())).toEqual([]);
      expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 0 });
    });
  });

  describe('of a process that died', () => {
    async function dieWith(places: number): Promise<void> {
      const { context, org, clock } = world.now();
      const at = clock.now();
      for (let n = 0; n < places; n += 1) {
        await context.db
          .forOrganization(org.id)
          .transaction((tx) => reservePinAttempt(tx, newId('pinAttempt', at), at));
      }
    }

    it('keep their places for 30 seconds and no longer', async () => {
      await dieWith(10);
      world.now().clock.advance(29_999);
      expect(await inFiveSeconds(() => submitNew(world.now()))).toMatchObject({ status: 429 });
      world.now().clock.advance(2);
      expect(inShort(await submitNew(world.now()))).toBe('confirmed');
      expect(await reservationsOf(world.now())).toEqual([]);
    });

    it('are no failures', async () => {
      await dieWith(4);
      expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 0, failedAttempts: 0 });
    });
  });

  it('of a process that stalled are not used once their place has lapsed, but looked at again', async () => {
    const checks = heldChecks(world.now());
    const stalled = submitMany(1, wrongPin);
    await checks.areWaiting(1);
    world.now().clock.advance(30_001);
    checks.passBy();
    expect(inShort(await submitNew(world.now(), { pin: wrongPin }))).toBe('rejected pin_mismatch');
    checks.letGo();
    expect(counted(await stalled)).toEqual({ 'rejected pin_mismatch': 1 });
    expect(checks.started()).toBe(3);
    expect(await pinStateOf(world.now())).toMatchObject({ failuresInRow: 2, failedAttempts: 2 });
  });

  async function ordersRecorded(): Promise<number> {
    const { database } = world.now();
    const { rows } = await database.asOwner((owner) => owner.query('SELECT id FROM port_out_orders'));
    return rows.length;
  }
});
