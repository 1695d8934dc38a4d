import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addNumber,
  addNumbers,
  changePolicy,
  codesOf,
  givePin,
  orderFor,
  submit,
} from '../support/port-outs.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('A person', (engine) => {
  const world = worldOn(engine);

  beforeAll(async () => {
    await givePin(world.now(), world.now().org);
    await changePolicy(world.now(), { projectThreshold: 1 });
  });

  async function held(changes: Record<string, unknown> = {}) {
    const { org } = world.now();
    const numbers = await addNumbers(world.now(), org, 2);
    const { body } = await submit(world.now(), orderFor(org, numbers, changes));
    expect(body.status).toBe('held');
    return { id: body.id as string, numbers };
  }

  async function confirmed(): Promise<{ id: string; number: string }> {
    const { org } = world.now();
    const number = await addNumber(world.now());
    const { body } = await submit(world.now(), orderFor(org, [number]));
    expect(body.status).toBe('confirmed');
    return { id: body.id, number };
  }

  function decide(id: string, body: object, token = world.now().ownerToken) {
    return world.now().call('POST', `/port-out-orders/${id}/decision`, { token, body });
  }

  function complete(id: string, body: object = {}, token = world.now().operatorToken) {
    return world.now().call('POST', `/port-out-orders/${id}/completion`, { token, body });
  }

  async function eventsOf(id: string, token = world.now().ownerToken) {
    return (await world.now().call('GET', `/port-out-orders/${id}/events`, { token })).body.items;
  }

  async function numberRows(number: string) {
    const { rows } = await world
      .now()
      .database.asOwner((owner) =>
        owner.query('SELECT * FROM phone_numbers WHERE number = $1 ORDER BY added_at, id', [number]),
      );
    return rows;
  }

  describe('confirms a held order', () => {
    it('with the earliest lawful date counted from its receipt', async () => {
      const { id } = await held();
      world.now().clock.advance(60_000);
      const { status, body } = await decide(id, { decision: 'confirm', note: ' agreed ' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        status: 'confirmed',
        dueDate: '2026-12-01',
        firmOrderCommitmentAt: '2026-12-01T07:00:00.000Z',
        decidedAt: world.now().clock.now().toISOString(),
        numbers: [{ status: 'confirmed' }, { status: 'confirmed' }],
      });
      expect(await eventsOf(id)).toMatchObject([
        { sequence: 1, action: 'submitted', fromStatus: null, toStatus: 'held' },
        {
          sequence: 2,
          action: 'decided',
          fromStatus: 'held',
          toStatus: 'confirmed',
          actor: { kind: 'token', name: 'owner token' },
          note: 'agreed',
        },
      ]);
    });

    it('with the date that was desired', async () => {
      const { id } = await held({ desiredDueDate: '2026-12-18' });
      expect((await decide(id, { decision: 'confirm' })).body.dueDate).toBe('2026-12-18');
    });

    it('with the date that was agreed upon instead', async () => {
      const { id } = await held({ desiredDueDate: '2099-01-01' });
      const { body } = await decide(id, { decision: 'confirm', dueDate: '2027-03-01' });
      expect(body).toMatchObject({ dueDate: '2027-03-01', desiredDueDate: '2099-01-01' });
      expect(body.firmOrderCommitmentAt).toBe('2027-03-01T07:00:00.000Z');
    });

    it('as the porting desk too', async () => {
      const { id } = await held();
      const answer = await decide(id, { decision: 'confirm' }, world.now().operatorToken);
      expect(answer.body.status).toBe('confirmed');
    });

    it('whose good numbers only it was held for', async () => {
      const { org } = world.now();
      const numbers = ['+18005550100', ...(await addNumbers(world.now(), org, 2))];
      const order = orderFor(org, numbers, { onPartial: 'confirm_valid' });
      const { body } = await submit(world.now(), order);
      const decided = await decide(body.id, { decision: 'confirm' });
      const statuses = decided.body.numbers.map(({ status }: { status: string }) => status);
      expect(statuses).toEqual(['rejected', 'confirmed', 'confirmed']);
    });
  });

  describe('refuses a held order', () => {
    it('for the reason given, and its numbers are free again', async () => {
      const { id, numbers } = await held();
      const { body } = await decide(id, { decision: 'refuse', reason: 'customer_info_mismatch' });
      expect(body).toMatchObject({ status: 'rejected', firmOrderCommitmentAt: null });
      expect(codesOf(body.reasons)).toEqual(['customer_info_mismatch']);
      const again = await submit(world.now(), orderFor(world.now().org, [numbers[0] as string]));
      expect(again.body.status).toBe('confirmed');
    });

    it('as not authorized by the end user when no reason is given', async () => {
      const { id } = await held();
      const { body } = await decide(id, { decision: 'refuse' });
      expect(codesOf(body.reasons)).toEqual(['agency_authorization_missing']);
    });

    it('with a reason of numbers on each number', async () => {
      const { id } = await held();
      const { body } = await decide(id, { decision: 'refuse', reason: 'number_locked' });
      expect(body.reasons).toEqual([]);
      for (const { reasons } of body.numbers) expect(codesOf(reasons)).toEqual(['number_locked']);
    });

    it('for nothing that is no reason: debt, a contract, a word of one’s own', async () => {
      const { id } = await held();
      for (const reason of ['debt', 'contract', 'constructor', '']) {
        expect(await decide(id, { decision: 'refuse', reason })).toMatchObject({
          status: 422,
          body: { errors: [{ path: '/reason', code: 'reason_unknown' }] },
        });
      }
      expect((await decide(id, { decision: 'refuse' })).status).toBe(200);
    });

    it('with a note that the gaining carrier does not see', async () => {
      const { carrierToken } = world.now();
      const { id } = await held();
      await decide(id, { decision: 'refuse', note: 'they never called us' });
      const [, own] = await eventsOf(id);
      expect(own).toMatchObject({ note: 'they never called us', actor: { name: 'owner token' } });
      const [first, carriers] = await eventsOf(id, carrierToken);
      expect(first.actor).toEqual({ kind: 'carrier', name: 'Adatum Wireless' });
      expect(carriers).toMatchObject({ note: null, actor: { kind: 'system', name: 'losing carrier' } });
    });
  });

  describe('decides the same again', () => {
    const decisions = [
      { decision: 'confirm' },
      { decision: 'confirm', dueDate: '2027-03-01' },
      { decision: 'refuse' },
      { decision: 'refuse', reason: 'number_locked' },
    ];
    for (const body of decisions) {
      it(`and gets the order as it is: ${JSON.stringify(body)}`, async () => {
        const { id } = await held();
        const first = await decide(id, body);
        world.now().clock.advance(60_000);
        expect(await decide(id, body, world.now().operatorToken)).toMatchObject({
          status: 200,
          body: { status: first.body.status, dueDate: first.body.dueDate, decidedAt: first.body.decidedAt },
        });
        expect(await eventsOf(id)).toHaveLength(2);
      });
    }
  });

  describe('cannot decide', () => {
    const unlawful = [
      ['a desired date in 2099', { desiredDueDate: '2099-01-01' }, {}, 'due_date_too_far'],
      ['a date in 2099', {}, { dueDate: '2099-01-01' }, 'due_date_too_far'],
      ['today', {}, { dueDate: '2026-11-24' }, 'due_date_in_past'],
      ['a date too soon', {}, { dueDate: '2026-11-26' }, 'due_date_too_soon'],
      ['a day that no calendar has', {}, { dueDate: '2026-11-31' }, 'invalid_format'],
    ] as const;
    for (const [what, asked, decision, code] of unlawful) {
      it(`for ${what}: 422 ${code}`, async () => {
        const { id } = await held(asked);
        const answer = await decide(id, { decision: 'confirm', ...decision });
        expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: '/dueDate', code }] } });
        expect(answer.body.errors[0].message).not.toMatch(/[{}]/);
        expect(await eventsOf(id)).toHaveLength(1);
      });
    }

    it('to refuse for a date: the date goes with a confirmation', async () => {
      const { id } = await held();
      const answer = await decide(id, { decision: 'refuse', dueDate: '2026-12-15' });
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/dueDate', code: 'only_to_confirm' }] },
      });
    });

    it('to confirm for a reason: whoever gives one means to refuse', async () => {
      const { id } = await held();
      expect(await decide(id, { decision: 'confirm', reason: 'number_locked' })).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/reason', code: 'only_to_refuse' }] },
      });
      expect(await eventsOf(id)).toHaveLength(1);
    });

    it('otherwise once decided: 409 move_not_allowed, with what is possible instead', async () => {
      const { id } = await held();
      await decide(id, { decision: 'confirm' });
      for (const body of [{ decision: 'refuse' }, { decision: 'confirm', dueDate: '2027-03-01' }]) {
        expect(await decide(id, body)).toMatchObject({
          status: 409,
          body: {
            code: 'move_not_allowed',
            orderStatus: 'confirmed',
            moves: ['reschedule', 'complete', 'cancel', 'dispute'],
          },
        });
      }
      const refused = (await held()).id;
      await decide(refused, { decision: 'refuse' });
      for (const body of [{ decision: 'confirm' }, { decision: 'refuse', reason: 'number_locked' }]) {
        expect(await decide(refused, body)).toMatchObject({
          status: 409,
          body: { moves: ['correct', 'cancel'] },
        });
      }
      expect(await eventsOf(id)).toHaveLength(2);
    });

    it('both ways at once: one decision stands', async () => {
      const { id } = await held();
      const answers = await Promise.all(
        ['confirm', 'refuse', 'confirm', 'refuse'].map((decision) => decide(id, { decision })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
      expect(await eventsOf(id)).toHaveLength(2);
    });

    it('as auditor or as the carrier', async () => {
      const { auditorToken, carrierToken } = world.now();
      const { id } = await held();
      for (const token of [auditorToken, carrierToken]) {
        expect(await decide(id, { decision: 'confirm' }, token)).toMatchObject({
          status: 403,
          body: { code: 'not_permitted' },
        });
      }
      expect(await eventsOf(id)).toHaveLength(1);
    });
  });

  describe('completes a confirmed order', () => {
    it('and its numbers are gone: from the lists, from whom they were assigned to, with a tombstone', async () => {
      const { org, call, operatorToken, ownerToken, clock } = world.now();
      const { id, number } = await confirmed();
      clock.advance(5_000);
      const at = clock.now().toISOString();
      const { status, body } = await complete(id);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        status: 'completed',
        completedAt: at,
        numbers: [{ status: 'completed' }],
      });
      expect(await numberRows(number)).toMatchObject([
        {
          status: 'ported_out',
          ended_at: new Date(at),
          ended_by_order_id: id,
          assigned_to: null,
          formerly_assigned_to: 'Ada',
        },
      ]);
      const list = async (query: string) => {
        const path = `/organizations/${org.id}/phone-numbers?query=${encodeURIComponent(number)}${query}`;
        return (await call('GET', path, { token: ownerToken })).body.items;
      };
      expect(await list('')).toEqual([]);
      expect(await list('&status=ported_out')).toMatchObject([{ number, status: 'ported_out' }]);
      expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'completed', toStatus: 'completed' });
      const audit = await call('GET', `/organizations/${org.id}/audit-entries?limit=1`, {
        token: ownerToken,
      });
      expect(audit.body.items[0]).toMatchObject({
        action: 'port_out_order.completed',
        detail: { completedAt: at, isEarly: true, numbers: [number] },
      });
      expect(await complete(id, {}, operatorToken)).toMatchObject({
        status: 409,
        body: { moves: ['dispute'] },
      });
    });

    it('after its FOC date, which is not early', async () => {
      const { org, call, ownerToken, clock } = world.now();
      const { id } = await confirmed();
      clock.set('2026-12-03T15:00:00.000Z');
      const { body } = await complete(id, { completedAt: '2026-12-02T08:30:00.000Z' });
      expect(body).toMatchObject({ status: 'completed', completedAt: '2026-12-02T08:30:00.000Z' });
      const audit = await call('GET', `/organizations/${org.id}/audit-entries?limit=1`, {
        token: ownerToken,
      });
      expect(audit.body.items[0].detail.isEarly).toBe(false);
    });

    it('not in the future and not before the request was received', async () => {
      const { clock } = world.now();
      const { id } = await confirmed();
      const shifted = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
      const rows = [
        [shifted(1), 'in_the_future'],
        [shifted(-60_000), 'before_the_request'],
        ['yesterday', 'invalid_format'],
      ] as const;
      for (const [completedAt, code] of rows) {
        expect(await complete(id, { completedAt })).toMatchObject({
          status: 422,
          body: { errors: [{ path: '/completedAt', code }] },
        });
      }
      expect((await complete(id)).status).toBe(200);
    });

    it('only as the operator’s staff, and only when it is confirmed', async () => {
      const { ownerToken, auditorToken, carrierToken } = world.now();
      const order = await confirmed();
      for (const token of [ownerToken, auditorToken, carrierToken]) {
        expect((await complete(order.id, {}, token)).status).toBe(403);
      }
      expect(await complete((await held()).id)).toMatchObject({
        status: 409,
        body: {
          code: 'move_not_allowed',
          moves: ['confirm', 'refuse', 'reschedule', 'correct', 'cancel', 'dispute'],
        },
      });
    });

    it('leaving what it rejected under confirm_valid alone', async () => {
      const { org } = world.now();
      const number = await addNumber(world.now());
      const order = orderFor(org, [number, '+18005550100'], { onPartial: 'confirm_valid' });
      const { body } = await submit(world.now(), order);
      const done = await complete(body.id);
      expect(done.body.numbers).toMatchObject([{ status: 'completed' }, { status: 'rejected' }]);
    });
  });

  it('adds a number that came back as a new one, which can leave again', async () => {
    const { org, call, operatorToken } = world.now();
    const { id, number } = await confirmed();
    await complete(id);
    world.now().clock.advance(1_000);
    const items = [{ number, billingAccountId: org.billingAccountId }];
    const path = `/organizations/${org.id}/phone-numbers`;
    const added = await call('POST', path, { token: operatorToken, body: { items } });
    expect(added.body).toMatchObject({ added: 1, refused: [] });
    expect((await numberRows(number)).map((row) => row.status)).toEqual(['ported_out', 'active']);
    const again = await submit(world.now(), orderFor(org, [number]));
    expect(again.body.status).toBe('confirmed');
    expect((await complete(again.body.id)).body.status).toBe('completed');
    const rows = await numberRows(number);
    expect(rows.map((row) => row.ended_by_order_id)).toEqual([id, again.body.id]);
  });
});
