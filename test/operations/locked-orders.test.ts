import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runOrderClock } from '../../src/operations/orders/run-order-clock.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { liftLock, setLock } from '../support/locks.ts';
import { addNumbers, changePolicy, givePin, orderFor, submit, wrongPin } from '../support/port-outs.ts';
import { addSupplement, supplement } from '../support/supplements.ts';
import { type Answered, worldOn } from '../support/world.ts';

const hourMs = 3_600_000;

describeOnBothEngines('Orders for locked numbers', (engine) => {
  const world = worldOn(engine);
  const standing: string[] = [];

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 3 });
  });
  afterEach(async () => {
    await changePolicy(world.now(), { silence: 'escalate_then_reject' });
    for (const id of standing.splice(0)) await liftLock(world.now(), id);
  });

  async function lock(asked: object = { scope: 'organization' }) {
    const { status, body } = await setLock(world.now(), asked);
    expect(status).toBe(201);
    standing.push(body.id);
    return body;
  }

  async function order(numbers: readonly string[], changes: Record<string, unknown> = {}) {
    return (await submit(world.now(), orderFor(world.now().org, numbers, changes))).body;
  }

  const newNumbers = (count: number) => addNumbers(world.now(), world.now().org, count);

  async function orderOf(id: string, token = world.now().ownerToken) {
    return (await world.now().call('GET', `/port-out-orders/${id}`, { token })).body;
  }

  function act(id: string, path: string, body: object, token = world.now().operatorToken): Promise<Answered> {
    return world.now().call('POST', `/port-out-orders/${id}/${path}`, { token, body });
  }

  const confirm = (id: string) => act(id, 'decision', { decision: 'confirm' });

  describe('are held, right PIN and all', () => {
    it('whatever the lock covers: the number, its account, or everything', async () => {
      const { org } = world.now();
      const [number = ''] = await newNumbers(1);
      const ofAccount = { scope: 'billing_account', billingAccountId: org.billingAccountId };
      for (const asked of [{ scope: 'number', number }, ofAccount, { scope: 'organization' }]) {
        const { id } = await lock(asked);
        const made = await order([number]);
        expect(made.status).toBe('held');
        expect(await orderOf(made.id)).toMatchObject({
          heldBecause: 'number_locked',
          numbers: [{ number, isLocked: true }],
        });
        await liftLock(world.now(), id);
        await act(made.id, 'decision', { decision: 'refuse' });
      }
      expect((await order([number])).status).toBe('confirmed');
    });

    it('all of them when one is locked, and the carrier is not told why', async () => {
      const [one = '', two = ''] = await newNumbers(2);
      await lock({ scope: 'number', number: one });
      const made = await order([one, two], { onPartial: 'confirm_valid' });
      expect(made).toMatchObject({ status: 'held', numbers: [{ status: 'held' }, { status: 'held' }] });
      expect(JSON.stringify(made)).not.toMatch(/lock/i);
      const seen = await orderOf(made.id);
      expect(seen.numbers).toMatchObject([{ isLocked: true }, { isLocked: false }]);
    });

    it('whatever letters the database takes for those of the account, Turkish ones too', async () => {
      const { call, org, operatorToken } = world.now();
      const account = { accountNumber: 'INK-7', postalCode: org.postalCode, name: 'Ink' };
      const made = await call('POST', `/organizations/${org.id}/billing-accounts`, {
        token: operatorToken,
        body: account,
      });
      await lock({ scope: 'billing_account', billingAccountId: made.body.id });
      for (const accountNumber of ['ink-7', ' INK-7 ', '\u0130NK-7', 'IN\u212a-7']) {
        const numbers = await addNumbers(world.now(), org, 1, made.body.id);
        // By the locale of the database another account, or this one.
        expect((await order(numbers, { accountNumber })).status).not.toBe('confirmed');
      }
    });

    it('because of the lock also where they would be held as a project', async () => {
      const numbers = await newNumbers(4);
      await lock({ scope: 'number', number: numbers[3] });
      expect(await orderOf((await order(numbers)).id)).toMatchObject({ heldBecause: 'number_locked' });
    });

    it('but not with a wrong PIN, nor while the lock is open for a time', async () => {
      const [number = '', other = ''] = await newNumbers(2);
      const { id } = await lock();
      expect((await order([number], { pin: wrongPin })).status).toBe('rejected');
      const until = new Date(world.now().clock.now().getTime() + hourMs).toISOString();
      await liftLock(world.now(), id, { until });
      expect((await order([number])).status).toBe('confirmed');
      world.now().clock.advance(hourMs);
      expect((await order([other])).status).toBe('held');
    });

    it('when a correction asks for one', async () => {
      const [one = '', two = ''] = await newNumbers(2);
      const { id } = await order([one], { pin: wrongPin });
      await lock({ scope: 'number', number: two });
      const { body } = await addSupplement(
        world.now(),
        id,
        supplement('correction', '01', { numbers: [two], pin: '40618273' }),
      );
      expect(body.status).toBe('held');
    });
  });

  describe('are confirmed by nobody', () => {
    it('neither alone nor with many, and it says which numbers', async () => {
      const [one = '', two = ''] = await newNumbers(2);
      const { id: lockId } = await lock({ scope: 'number', number: two });
      const { id } = await order([one, two]);
      const refused = { code: 'number_locked', numbers: [two], numberCount: 1 };
      expect(await confirm(id)).toMatchObject({ status: 409, body: refused });
      const bulk = { orderIds: [id], decision: 'confirm', isPreview: false };
      const many = await world
        .now()
        .call('POST', '/porting-desk/bulk-decisions', { token: world.now().operatorToken, body: bulk });
      expect(JSON.stringify(many.body)).toContain('number_locked');
      expect((await orderOf(id)).status).toBe('held');
      await liftLock(world.now(), lockId);
      expect((await confirm(id)).body.status).toBe('confirmed');
    });

    it('also by way of a dispute that is dismissed; it can be cancelled', async () => {
      const { id } = await order(await newNumbers(1));
      await act(id, 'dispute', {});
      await lock();
      const dismissed = await act(id, 'dispute-resolution', { outcome: 'dismissed', note: 'It was them' });
      expect(dismissed).toMatchObject({ status: 409, body: { code: 'number_locked' } });
      expect((await orderOf(id)).status).toBe('disputed');
      const cancelled = await act(id, 'dispute-resolution', { outcome: 'cancelled', note: 'Agreed' });
      expect(cancelled.body.status).toBe('cancelled');
    });
  });

  it('that were confirmed before the lock keep their date, get another, and are completed', async () => {
    const { id, dueDate } = await order(await newNumbers(1));
    await lock();
    const again = await confirm(id);
    expect(again.body).toMatchObject({ status: 'confirmed', dueDate });
    const due = supplement('due_date', '01', { desiredDueDate: '2026-12-10' });
    const moved = await addSupplement(world.now(), id, due);
    expect(moved.body).toMatchObject({ status: 'confirmed', dueDate: '2026-12-10' });
    expect((await act(id, 'completion', {})).body.status).toBe('completed');
  });

  describe('at the end of silence', () => {
    async function endOf(id: string): Promise<string> {
      const { answerDueAt } = await orderOf(id);
      for (const after of [-hourMs, 0, hourMs]) {
        world.now().clock.set(new Date(Date.parse(answerDueAt) + after).toISOString());
        await runOrderClock(world.now().context);
      }
      return (await orderOf(id)).status;
    }

    it('are refused, also when held as a project and locked afterwards; no turn fails', async () => {
      await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
      const { id } = await order(await newNumbers(4));
      expect((await orderOf(id)).silence.outcome).toBe('confirm');
      await lock();
      expect((await orderOf(id)).silence.outcome).toBe('refuse');
      const { call, ownerToken: token } = world.now();
      const listed = (await call('GET', '/port-out-orders?status=held', { token })).body.items;
      expect(listed.find((one: { id: string }) => one.id === id).silence.outcome).toBe('refuse');
      expect(await endOf(id)).toBe('rejected');
      expect(world.now().logLines.join('\n')).not.toContain('the clock could not move an order');
    });

    it('are confirmed where the lock ends before, and the policy says so', async () => {
      await changePolicy(world.now(), { silence: 'escalate_then_confirm' });
      const endsAt = new Date(world.now().clock.now().getTime() + 60_000).toISOString();
      await setLock(world.now(), { scope: 'organization', endsAt });
      const { id } = await order(await newNumbers(1));
      expect(await orderOf(id)).toMatchObject({
        heldBecause: 'number_locked',
        silence: { outcome: 'confirm' },
      });
      expect(await endOf(id)).toBe('confirmed');
    });
  });
});
